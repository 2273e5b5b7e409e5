import * as v from 'valibot';
import { HistoryColumns } from '../../shared/history/columns.ts';
import { evidenceReport } from '../../shared/history/evidence-report.ts';
import { HistoryStore } from '../background/history-store.ts';
import type { SettingsMessage } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import { settingsStateSchema } from '../settings/settings-state-schema.ts';
import { fileOf, importedFrom, writer } from './files.ts';
import { historyData } from './history-data.ts';
import type { HistoryHost, SenderStory } from './history-host.ts';

/** Records after which the page is drawn anew while it reads: often enough to be seen to move. */
const DRAW_EVERY = 50_000;

/** The history page's host in a browser: it reads the database itself, and asks the background for approvals. */
export function browserHost(): HistoryHost {
  const store = new HistoryStore();
  return {
    async load(onPart) {
      const columns = new HistoryColumns();
      let drawn = -DRAW_EVERY;
      await store.load(columns, (loaded, total) => {
        if (loaded >= total || loaded - drawn < DRAW_EVERY) return;
        drawn = loaded;
        onPart(historyData(columns), loaded / total);
      });
      return historyData(columns);
    },
    async ofSender(sender): Promise<SenderStory> {
      const [story, approvals] = await Promise.all([store.ofSender(sender), approvalsOf(sender)]);
      return { ...story, approvals };
    },
    exportFile: (answer, kind) => fileOf(store, answer, kind),
    importFile: (file) => importedFrom(store, file),
    report: async (sender) => evidenceReport(sender, await store.rowsOf(sender), writer()),
    forget: (sender) => store.forgetSender(sender),
  };
}

async function approvalsOf(sender: string): Promise<SenderStory['approvals']> {
  const message: SettingsMessage = { kind: 'approvals-state' };
  const { approvals } = v.parse(settingsStateSchema, await browser.runtime.sendMessage(message));
  return approvals.filter(({ scope }) => scope.kind === 'sender' && scope.address === sender);
}
