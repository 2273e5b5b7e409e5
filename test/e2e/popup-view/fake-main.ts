import { mount } from '../../../extension/popup/mount.tsx';
import type { PopupHost, PopupState } from '../../../extension/popup/popup-state.ts';

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

/** The state after the reference was loaded, as a background would report it. */
function afterLoading(state: PopupState | null, view: string, reference: number): PopupState | null {
  if (state?.kind !== 'messages') return state;
  const views = state.views.map((one) => {
    if (one.id !== view) return one;
    const trackers = one.summary.trackers.map((tracker) =>
      tracker.id === reference ? { ...tracker, state: 'loaded-by-you' as const } : tracker,
    );
    return { ...one, summary: { ...one.summary, trackers } };
  });
  return { ...state, views };
}

const host: PopupHost = {
  load: () => (fake.state === null ? Promise.reject(new Error('no answer')) : Promise.resolve(fake.state)),
  loadOne(view, reference) {
    fake.calls.push(`load ${view} ${reference}`);
    if (!fake.willing) return Promise.reject(new Error('refused'));
    fake.state = afterLoading(fake.state, view, reference);
    return Promise.resolve();
  },
  protectSite(site) {
    fake.calls.push(`protect ${site} ${navigator.userActivation.isActive ? 'in a click' : 'too late'}`);
    if (fake.willing) fake.push?.({ kind: 'no-message', site: NOTHING });
    return Promise.resolve(fake.willing);
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
