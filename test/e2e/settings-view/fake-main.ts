import type { FilterList } from '../../../extension/filter-lists.ts';
import { mount } from '../../../extension/settings/mount.tsx';
import type { SettingsHost, SettingsState } from '../../../extension/settings/settings-state.ts';
import { fakeLists } from './fake-lists.ts';
import { fakeWebmails } from '../welcome/fake-webmails.ts';

/** What a test puts into the page before it loads, and reads from it afterwards. */
export interface FakeSettings {
  state: SettingsState | null;
  readonly language: string;
  /** Whether the imaginary background does what it is asked for. */
  readonly willing: boolean;
  readonly calls: string[];
  readonly lists: FilterList[];
}

declare global {
  var fakeSettings: FakeSettings;
}

const fake = globalThis.fakeSettings;

async function call(name: string, change: (state: SettingsState) => SettingsState): Promise<void> {
  fake.calls.push(name);
  await Promise.resolve();
  if (!fake.willing || fake.state === null) throw new Error('refused');
  fake.state = change(fake.state);
}

const host: SettingsHost = {
  load: () => (fake.state === null ? Promise.reject(new Error('no answer')) : Promise.resolve(fake.state)),
  async withdraw(ids) {
    await call(`withdraw ${ids.join()}`, (state) => ({
      ...state,
      approvals: state.approvals.filter(({ id }) => !ids.includes(id)),
    }));
    return 'done';
  },
  setSync: (on) => call(`sync ${on}`, (state) => ({ ...state, sync: on ? 'on' : 'off' })),
  setLookUp: (on) => call(`look up ${on}`, (state) => ({ ...state, lookUp: on })),
  async choose(change) {
    await call(`choose ${JSON.stringify(change)}`, (state) => ({
      ...state,
      choices: { ...state.choices, ...change },
    }));
    return 'done';
  },
  async reset(history) {
    await call(`reset ${history}`, (state) => ({ ...state, approvals: [] }));
    return 'done';
  },
  exportAll: () => Promise.resolve('{}'),
  importAll: (text) =>
    Promise.resolve(
      text === '{}'
        ? { added: 2, known: 1, damaged: 1, left: 3, settings: true, webmails: ['mail.example.org'] }
        : 'not-ours',
    ),
  webmails: fakeWebmails(fake.willing, (name) => fake.calls.push(name)),
  lists: fakeLists(fake.lists, fake.willing, (name) => fake.calls.push(name)),
  selfTest: () => Promise.resolve(fake.willing ? 'holds' : 'leaks'),
  subscribe: () => () => undefined,
};

const root = document.getElementById('app');
if (root) mount(root, host, fake.language);
