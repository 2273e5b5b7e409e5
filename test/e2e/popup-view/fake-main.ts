import { mount } from '../../../extension/popup/mount.tsx';
import type { ViewAct } from '../../../extension/messages.ts';
import type { PopupHost, PopupState } from '../../../extension/popup/popup-state.ts';
import { ActFailed } from '../../../extension/view-actions.ts';
import type { ViewSummary } from '../../../shared/ui/view-summary.ts';

/** What a test puts into the page before it loads, and reads from it afterwards. */
export interface FakeBrowser {
  state: PopupState | null;
  readonly language: string;
  /** Whether the imaginary user grants access, and whether loading works. */
  readonly willing: boolean;
  readonly calls: string[];
  push?: (state: PopupState) => void;
}

declare global {
  var fakeBrowser: FakeBrowser;
}

const NOTHING = { added: null, offersHints: false };

const fake = globalThis.fakeBrowser;

function changed(
  state: PopupState | null,
  view: string,
  change: (summary: ViewSummary) => ViewSummary,
): PopupState | null {
  if (state?.kind !== 'messages') return state;
  const views = state.views.map((one) => (one.id === view ? { ...one, summary: change(one.summary) } : one));
  return { ...state, views };
}

/** The state after the reference was loaded, as a background would report it. */
function afterLoading(state: PopupState | null, view: string, reference: number): PopupState | null {
  return changed(state, view, (summary) => ({
    ...summary,
    trackers: summary.trackers.map((tracker) =>
      tracker.id === reference ? { ...tracker, state: 'loaded-by-you' as const } : tracker,
    ),
  }));
}

/** The state after a switch was turned. */
function afterApproving(
  state: PopupState | null,
  view: string,
  { purpose, scope, on }: ViewAct & { kind: 'approve' },
): PopupState | null {
  const which = scope === 'sender' ? 'forSender' : 'forEveryone';
  return changed(state, view, (summary) => ({
    ...summary,
    approvals: summary.approvals.map((one) =>
      one.purpose === purpose ? { ...one, [which]: on, newHosts: on ? [] : one.newHosts } : one,
    ),
  }));
}

function callOf(view: string, act: ViewAct, asks: string | null): string {
  const when = navigator.userActivation.isActive ? 'in a click' : 'too late';
  const words = Object.values(act).map(String);
  return [
    ...words.slice(0, 1),
    view,
    ...words.slice(1),
    ...(asks === null ? [] : [`asks ${asks} ${when}`]),
  ].join(' ');
}

const host: PopupHost = {
  load: () => (fake.state === null ? Promise.reject(new Error('no answer')) : Promise.resolve(fake.state)),
  act(view, act, asks) {
    fake.calls.push(callOf(view, act, asks));
    if (!fake.willing) return Promise.reject(new ActFailed('refused'));
    if (act.kind === 'load-one') fake.state = afterLoading(fake.state, view, act.reference);
    if (act.kind === 'approve') fake.state = afterApproving(fake.state, view, act);
    return Promise.resolve();
  },
  openSettings() {
    fake.calls.push('settings');
  },
  protectSite(site) {
    fake.calls.push(`protect ${site} ${navigator.userActivation.isActive ? 'in a click' : 'too late'}`);
    if (fake.willing) fake.push?.({ kind: 'no-message', site: NOTHING });
    return Promise.resolve(fake.willing);
  },
  pause(reach) {
    fake.calls.push(`pause ${reach}`);
    if (!fake.willing) return Promise.reject(new Error('refused'));
    const until = Date.UTC(2026, 10, 24, 12, 30);
    fake.state =
      reach === 'none'
        ? { kind: 'no-message', site: NOTHING }
        : { kind: 'paused', reach, until, site: NOTHING };
    fake.push?.(fake.state);
    return Promise.resolve();
  },
  stopProtecting(site) {
    fake.calls.push(`stop ${site}`);
    if (!fake.willing) return Promise.reject(new Error('refused'));
    fake.state = { kind: 'not-protected', host: site };
    return Promise.resolve();
  },
  reload() {
    fake.calls.push('reload');
    return fake.willing ? Promise.resolve() : Promise.reject(new Error('refused'));
  },
  showOnce() {
    fake.calls.push('show once');
    if (!fake.willing) return Promise.reject(new Error('refused'));
    fake.state = { kind: 'shown-once', site: NOTHING };
    return Promise.resolve();
  },
  answerHints(accepted) {
    const when = navigator.userActivation.isActive ? 'in a click' : 'too late';
    fake.calls.push(`hints ${accepted ? 'yes' : 'no'} ${when}`);
    if (fake.state !== null && 'site' in fake.state)
      fake.state = { ...fake.state, site: { ...fake.state.site, offersHints: false } };
    return Promise.resolve(fake.willing);
  },
  subscribe(onState) {
    fake.push = onState;
    return () => {
      delete fake.push;
    };
  },
};

const root = document.getElementById('app');
if (root) mount(root, host, fake.language);
