import { isPictureVehicle } from '../../shared/decide/decision.ts';
import { heldInitiators } from '../../shared/data/webmails.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { JudgeAgain, JudgeAnswer, ReferenceDecision } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import { surfaceState } from './content-messages.ts';
import type { RuleStore } from './gate.ts';
import type { ValidJudgeRequest } from './message-schemas.ts';
import { Pauses } from './pauses.ts';
import { grantedOrigins, protectedPage } from './protection.ts';
import { asLoaded } from './show-once.ts';
import { webHost } from './sites.ts';
import type { ViewStore } from './view-store.ts';

const ALARM = 'pauses';

/** How long each kind of pause lasts at most; it ends with the browser in any case (milliseconds). */
const LASTS = { site: 86_400_000, everywhere: 600_000 } as const;

/** The pauses in this browser. @param changed one has begun or ended: show it in this tab */
export function browserPauses(views: ViewStore, changed: (tabId: number) => void): Pauses {
  const pauses = new Pauses({
    area: browser.storage.session,
    rules: browser.declarativeNetRequest as unknown as RuleStore,
    wake: async (on) => {
      if (on) await browser.alarms.create(ALARM, { periodInMinutes: 1 });
      else await browser.alarms.clear(ALARM);
    },
    now: () => Date.now(),
    changed: () => void tellTabs(pauses, views, changed),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void pauses.check();
  });
  // The browser takes a tab's icon and words away when it goes to another page.
  browser.tabs.onUpdated.addListener((tabId, _change, { url }) => {
    const host = webHost(url);
    if (host === null) return;
    void pauses.at(host).then((pause) => {
      if (pause) changed(tabId);
    });
  });
  return pauses;
}

/** All open messages are asked about again: what was held loads now, or what comes is judged again. */
async function tellTabs(pauses: Pauses, views: ViewStore, changed: (tabId: number) => void): Promise<void> {
  const [tabs, origins] = await Promise.all([browser.tabs.query({}), grantedOrigins()]);
  const message: JudgeAgain = { kind: 'judge-again', views: null };
  for (const { id, url } of tabs) {
    const host = webHost(url);
    if (id === undefined || host === null || !protectedPage(host, origins)) continue;
    if (await pauses.at(host)) await views.update(id, asLoaded);
    await browser.tabs.sendMessage(id, message).catch(() => undefined);
    changed(id);
  }
}

/** Begins the pause that the user asked for above this page. @throws Error where the page is not protected */
export async function pausePage(
  host: string | null,
  reach: 'site' | 'everywhere',
  pauses: Pauses,
): Promise<void> {
  const page = host === null ? null : protectedPage(host, await grantedOrigins());
  if (!page) throw new Error('This page is not protected.');
  const { webmail } = page;
  const site = { hosts: webmail.hosts, initiators: heldInitiators(webmail) };
  await pauses.begin(reach === 'site' ? site : null, LASTS[reach]);
}

/** On a paused page nothing is judged, counted or remembered: what the network lets through is shown. */
export function answerPaused({ views }: ValidJudgeRequest, translate: Translate): JudgeAnswer {
  const decisionOn = ({
    vehicle,
  }: ValidJudgeRequest['views'][number]['references'][number]): ReferenceDecision => ({
    // All else is not put aside by a page's script, so that there is nothing to put back.
    decision: isPictureVehicle(vehicle) ? 'allow' : 'block',
    reason: 'user-asked',
    placeholder: false,
    tracker: false,
  });
  return {
    views: views.map(({ references }) => ({
      decisions: references.map(decisionOn),
      surface: surfaceState(translate, 0),
    })),
  };
}
