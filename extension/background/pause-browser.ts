import { isPictureVehicle } from '../../shared/decide/decision.ts';
import { heldInitiators } from '../../shared/data/webmails.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { JudgeAgain, JudgeAnswer, ReferenceDecision } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import { surfaceState, type ContentSender } from './content-messages.ts';
import type { RuleStore } from './gate.ts';
import type { ValidJudgeRequest, ValidViewRequest } from './message-schemas.ts';
import { withShown } from './pause-views.ts';
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
    wake: async (at) => {
      if (at === null) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: at });
    },
    now: () => Date.now(),
    changed: () => void tellTabs(pauses, views, changed),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void pauses.check();
  });
  // The browser takes a tab's icon and words away when it goes to another page.
  browser.tabs.onUpdated.addListener((tabId, _change, { url }) => {
    void isPausedPage(webHost(url), pauses).then((paused) => {
      if (paused) changed(tabId);
    });
  });
  return pauses;
}

/** Whether the gate stands aside on a page on which it would hold otherwise. */
async function isPausedPage(host: string | null, pauses: Pauses): Promise<boolean> {
  if (host === null || (await pauses.at(host)) === null) return false;
  return protectedPage(host, await grantedOrigins()) !== null;
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

/**
 * On a paused page nothing is judged, counted or written down: what the network lets through is shown. What a view
 * refers to is remembered as loaded, so that nobody says afterwards that it was blocked.
 */
export async function answerPaused(
  { views: requests }: ValidJudgeRequest,
  sender: ContentSender,
  views: ViewStore,
  translate: Translate,
): Promise<JudgeAnswer> {
  for (const { view } of requests) views.come(view);
  await views.update(sender.tabId, (tab) =>
    requests.reduce((before, request) => withShown(before, request, sender), tab),
  );
  return {
    views: requests.map(({ references }) => ({
      decisions: references.map(decisionOn),
      surface: surfaceState(translate, 0),
    })),
  };
}

function decisionOn({ vehicle }: ValidViewRequest['references'][number]): ReferenceDecision {
  return {
    // All else is not put aside by a page's script, so that there is nothing to put back.
    decision: isPictureVehicle(vehicle) ? 'allow' : 'block',
    reason: 'user-asked',
    placeholder: false,
    tracker: false,
  };
}
