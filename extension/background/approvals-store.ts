import * as v from 'valibot';
import type { Approval } from '../../shared/decide/approval.ts';
import { indexApprovals, type ApprovalIndex } from '../../shared/decide/approval-index.ts';
import type { ManagedPolicy } from '../../shared/decide/managed-policy.ts';
import type { Regime } from '../../shared/disclose/purposes.ts';
import { untagged } from '../../shared/history/opt-out-reach.ts';
import { readLedger, writeLedger, type StorageArea } from './approvals-disk.ts';
import { MAX_APPROVALS } from '../limits.ts';
import type { ApprovalsChange, ApprovalsImport } from '../messages.ts';
import type { SyncState } from '../settings/settings-state.ts';
import { exportFile, importFile } from './approvals-file.ts';
import {
  contentOf,
  distinctApprovals,
  ledgerOf,
  mergeLedgers,
  pruned,
  sameApprovals,
  withdrawn,
  type Ledger,
} from './approvals-ledger.ts';
import { policySoon, readPolicy } from './approvals-managed.ts';
import { bounded, newApprovalSchema, type NewApproval } from './approvals-schema.ts';
import { exchange, leaveSync } from './approvals-sync.ts';

/** Everything that decisions and the settings page need to know. */
export interface ApprovalState {
  /** Newest first, each word of the user's once. */
  readonly approvals: readonly Approval[];
  readonly index: ApprovalIndex;
  readonly policy: ManagedPolicy;
  readonly sync: SyncState;
  /** Entries that could not be read and stand aside. */
  readonly damaged: number;
}

export interface ApprovalsParts {
  readonly local: StorageArea;
  readonly sync: StorageArea;
  readonly managed: Pick<StorageArea, 'get'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** At least twelve lower-case letters and digits that were never given before. */
  readonly newId: () => string;
  /** Called when what `state` gave holds no more and nobody here changed it: a late policy, another machine's word. */
  readonly onNews?: () => void;
}

/** Whether approvals are synced, and how this machine is called then. Never synced itself. */
const SYNC_KEY = 'approvals-sync';
const syncSetting = v.object({ on: v.boolean(), machine: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,40}$/)) });

/**
 * The user's approvals. Kept on this device; in the browser's account too if the user wants it. Changes are made one
 * after another; what is read is kept until something changes.
 */
export class ApprovalsStore {
  readonly #parts: ApprovalsParts;
  #queue: Promise<unknown> = Promise.resolve();
  #state: Promise<ApprovalState> | null = null;
  #ledger: { ledger: Ledger; damaged: number } | null = null;
  /** How the last exchange ended, while syncing is on. */
  #exchanged: Exclude<SyncState, 'off'> = 'on';

  constructor(parts: ApprovalsParts) {
    this.#parts = parts;
  }

  /** What holds now. Rejects where storage cannot be read: nothing is approved then. */
  state(): Promise<ApprovalState> {
    if (this.#state === null) {
      const state = this.#inTurn(() => this.#read());
      this.#state = state;
      state.catch(() => {
        this.#state = null;
      });
    }
    return this.#state;
  }

  /** The same for a page that can wait until the browser knows what an administrator decided. */
  async settled(): Promise<ApprovalState> {
    const policy = await readPolicy(this.#parts.managed);
    return { ...(await this.state()), policy };
  }

  /** Forgets what was read: storage was changed by somebody else, or the administrator's policy was. */
  forget(): void {
    this.#ledger = null;
    this.#state = null;
  }

  /**
   * Adds approvals; those that stand already stay as they are. Of more hosts or path shapes than one approval can be
   * bound to, those beyond stay blocked. Throws where one does not fit the schema.
   *
   * @returns `full` also where the browser refuses to store; nothing has changed then
   */
  approve(added: readonly NewApproval[]): Promise<ApprovalsChange> {
    const wanted = v.parse(v.array(newApprovalSchema), added.map(bounded));
    return this.#change((ledger, policy) => {
      if (policy.lock || wanted.some(({ purpose }) => policy.forbid.includes(purpose))) return 'locked';
      const said = new Set([...ledger.approvals.values()].map(contentOf));
      const fresh = wanted.filter((one) => !said.has(contentOf(one)));
      if (ledger.approvals.size + fresh.length > MAX_APPROVALS) return 'full';
      const { newId, now } = this.#parts;
      const given = now();
      const named = fresh.map((one) => ({ ...one, id: newId(), given }));
      return mergeLedgers(ledger, ledgerOf(named, []));
    });
  }

  /** Withdraws approvals by id, and with each every other one that says the same. */
  withdraw(ids: readonly string[]): Promise<ApprovalsChange> {
    return this.#change((ledger, policy) =>
      policy.lock ? 'locked' : withdrawn(ledger, ids, this.#parts.now()),
    );
  }

  /** Withdraws one sender's approvals of one regime, whatever the address's tag (`reaches`): after an opt-out, also where an administrator locks. */
  revokeFor(address: string, regime: Regime): Promise<ApprovalsChange> {
    const from = untagged(address.toLowerCase());
    return this.#change((ledger) => {
      const ofSender = [...ledger.approvals.values()].filter(
        ({ scope, regime: approved }) =>
          scope.kind === 'sender' && untagged(scope.address) === from && approved === regime,
      );
      return withdrawn(
        ledger,
        ofSender.map(({ id }) => id),
        this.#parts.now(),
      );
    });
  }

  /** All approvals as a JSON file, in which more may stand. */
  exportJson(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return this.#inTurn(async () => exportFile((await this.#load()).ledger, more));
  }

  /** Adds the approvals of such a file. */
  async importJson(text: string): Promise<ApprovalsImport> {
    let result: ApprovalsImport = 'not-ours';
    const answer = await this.#change((ledger, policy) => {
      if (policy.lock) return 'locked';
      const imported = importFile(text, ledger, this.#parts.newId);
      result = 'refused' in imported ? imported.refused : imported.counts;
      return 'refused' in imported ? ledger : imported.ledger;
    });
    return answer === 'done' ? result : answer;
  }

  /** Whether the browser's account holds the approvals too. Off takes them out of it, after learning all it had. */
  setSync(on: boolean): Promise<SyncState> {
    return this.#inTurn(async () => {
      const { on: before, machine } = await this.#syncSetting();
      if (on) await this.#parts.local.set({ [SYNC_KEY]: { on, machine } });
      if (on || before) await this.#exchange();
      if (!on && before) {
        await leaveSync(this.#parts.sync);
        await this.#parts.local.set({ [SYNC_KEY]: { on, machine } });
      }
      this.#state = null;
      return on ? this.#exchanged : 'off';
    });
  }

  /** Learns what the account has and writes what it lacks, if the user wants that: at start, and when it changed. */
  synced(): Promise<void> {
    return this.#inTurn(() => this.#exchange());
  }

  async #read(): Promise<ApprovalState> {
    const [{ ledger, damaged }, policy, { on }] = await Promise.all([
      this.#load(),
      policySoon(this.#parts.managed, () => {
        this.#state = null;
        this.#parts.onNews?.();
      }),
      this.#syncSetting(),
    ]);
    const approvals = distinctApprovals(ledger);
    const sync = on ? this.#exchanged : 'off';
    return { approvals, index: indexApprovals(approvals), policy, sync, damaged };
  }

  /** Changes the ledger, unless the change says why not; syncing follows and nobody waits for it. */
  async #change(
    change: (ledger: Ledger, policy: ManagedPolicy) => Ledger | 'full' | 'locked',
  ): Promise<ApprovalsChange> {
    const answer = await this.#inTurn(async () => {
      const [{ ledger }, policy] = await Promise.all([this.#load(), readPolicy(this.#parts.managed)]);
      const changed = change(ledger, policy);
      if (typeof changed === 'string') return changed;
      return (await this.#write(changed)) ? 'done' : 'full';
    });
    if (answer === 'done') void this.synced();
    return answer;
  }

  async #load(): Promise<{ ledger: Ledger; damaged: number }> {
    this.#ledger ??= await readLedger(this.#parts.local);
    return this.#ledger;
  }

  /** @returns false where the browser refused: everything is then as before */
  async #write(changed: Ledger): Promise<boolean> {
    const { ledger, damaged } = await this.#load();
    if (changed === ledger) return true;
    const kept = pruned(changed, this.#parts.now());
    try {
      await writeLedger(this.#parts.local, kept);
    } catch {
      return false;
    }
    this.#ledger = { ledger: kept, damaged };
    this.#state = null;
    return true;
  }

  async #exchange(): Promise<void> {
    const { on, machine } = await this.#syncSetting();
    if (!on) return;
    const before = this.#exchanged;
    try {
      const { ledger } = await this.#load();
      const learned = await exchange(this.#parts.sync, machine, ledger);
      this.#exchanged = learned.written;
      const isNews = !sameApprovals(ledger, learned.ledger);
      if ((await this.#write(learned.ledger)) && isNews) this.#parts.onNews?.();
    } catch {
      this.#exchanged = 'failed';
    }
    if (this.#exchanged !== before) this.#state = null;
  }

  async #syncSetting(): Promise<{ on: boolean; machine: string }> {
    const stored = (await this.#parts.local.get(SYNC_KEY))[SYNC_KEY];
    const parsed = v.safeParse(syncSetting, stored);
    return parsed.success ? parsed.output : { on: false, machine: this.#parts.newId() };
  }

  /** One thing after another, whatever became of the one before. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
