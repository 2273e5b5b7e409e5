import type { Approval } from '../../shared/decide/approval.ts';
import type { ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import type { SelfTestResult } from '../background/self-test.ts';
import type { WebmailsHost } from '../welcome/webmail-access.ts';
import type { ListsHost } from './lists-host.ts';
import type { Choice, Choices } from './choices.ts';
import type { ApprovalsChange, SettingsImport } from '../messages.ts';

/** How syncing stands: `full`: not all finds room in the account; `failed`: tried again at the next change. */
export const SYNC_STATES = ['off', 'on', 'full', 'failed'] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/** Everything that the settings page shows, in one plain value. */
export interface SettingsState {
  /** Newest first. */
  readonly approvals: readonly Approval[];
  readonly policy: ManagedPolicy;
  readonly sync: SyncState;
  /** Stored entries that could not be read and stand aside. */
  readonly damaged: number;
  /** Senders' web sites are asked for their declaration when a message is opened. */
  readonly lookUp: boolean;
  readonly choices: Choices;
  /** Those that an administrator has made. */
  readonly fixed: readonly (keyof Choices)[];
}

/** What the settings page needs from the browser; a test passes its own. Each rejects where no answer came. */
export interface SettingsHost {
  load(): Promise<SettingsState>;
  withdraw(ids: readonly string[]): Promise<ApprovalsChange>;
  setSync(on: boolean): Promise<void>;
  setLookUp(on: boolean): Promise<void>;
  choose(change: Choice): Promise<ApprovalsChange>;
  /** All that the user set, as the text of a file. */
  exportAll(): Promise<string>;
  importAll(text: string): Promise<SettingsImport>;
  /** Everything as at first; history is deleted too if wanted. */
  reset(history: boolean): Promise<ApprovalsChange>;
  readonly webmails: WebmailsHost;
  readonly lists: ListsHost;
  /** Tries whether the gate holds a demo pixel. */
  selfTest(): Promise<SelfTestResult>;
  /** Calls back with every later state; gives the function that ends it. */
  subscribe(onState: (state: SettingsState) => void): () => void;
}
