import * as v from 'valibot';
import { isWithin } from '../../shared/data/webmails.ts';
import type { RuleStore } from './gate.ts';
import { isPauseRule, pauseRules, type Pause } from './pause-rules.ts';
import type { SessionArea } from './view-store.ts';

const KEY = 'pauses';
/** Milliseconds. */
const LOOK_EVERY = 600_000;
const hosts = v.array(v.string());
const stored = v.array(
  v.object({
    since: v.number(),
    until: v.number(),
    site: v.nullable(v.object({ hosts, initiators: hosts })),
  }),
);

/** What pausing needs of the browser. */
export interface PauseSurroundings {
  /** Ends with the browser, as the rules do. */
  readonly area: SessionArea;
  readonly rules: Pick<RuleStore, 'getSessionRules' | 'updateSessionRules'>;
  /** Has {@link Pauses.check} called at that time (milliseconds since 1970), also if the worker is stopped meanwhile; null: never. */
  readonly wake: (at: number | null) => Promise<void>;
  now(): number;
  /** A pause has begun or ended. */
  changed(): void;
}

/**
 * The pauses that the user has asked for. Rules and record both stand in the session: neither outlives the browser, and
 * whenever the worker wakes, the rules are made to say what the record says. A clock that was set back ends a pause.
 */
export class Pauses {
  private queue: Promise<unknown> = Promise.resolve();
  private known: readonly Pause[] | null = null;
  private readonly surroundings: PauseSurroundings;

  constructor(surroundings: PauseSurroundings) {
    this.surroundings = surroundings;
  }

  /** Begins a pause. @param time milliseconds after which it ends by itself */
  begin(site: Pause['site'], time: number): Promise<void> {
    const since = this.surroundings.now();
    return this.change((pauses) => [...pauses, { since, until: since + time, site }]);
  }

  /** Ends every pause that counts on this host's pages. */
  end(host: string): Promise<void> {
    return this.change((pauses) => pauses.filter((pause) => !covers(pause, host)));
  }

  /** Ends what is over, and brings the rules in line. */
  check(): Promise<void> {
    return this.change((pauses) => pauses);
  }

  /** The pause that counts on a page and lasts longest. @param host of the page in the address bar */
  async at(host: string | null): Promise<Pause | null> {
    const all = this.known ?? (await this.read());
    const going = all.filter((pause) => this.goesOn(pause));
    if (going.length < all.length) void this.check();
    return going.filter((pause) => covers(pause, host)).sort((a, b) => b.until - a.until)[0] ?? null;
  }

  private goesOn({ since, until }: Pause): boolean {
    const now = this.surroundings.now();
    return since <= now && now < until;
  }

  private change(to: (pauses: readonly Pause[]) => readonly Pause[]): Promise<void> {
    const done = this.queue.then(async () => {
      const before = await this.read();
      const after = to(before).filter((pause) => this.goesOn(pause));
      await this.apply(after);
      if (JSON.stringify(after) !== JSON.stringify(before)) this.surroundings.changed();
    });
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** First what ends a pause, then the pause. */
  private async apply(pauses: readonly Pause[]): Promise<void> {
    const { area, rules, wake } = this.surroundings;
    const present = (await rules.getSessionRules()).filter(isPauseRule);
    const addRules = pauseRules(pauses);
    if (pauses.length > 0) await wake(this.nextLook(pauses));
    await area.set({ [KEY]: pauses });
    this.known = pauses;
    if (present.length > 0 || addRules.length > 0)
      await rules.updateSessionRules({ removeRuleIds: present.map(({ id }) => id), addRules });
    if (pauses.length === 0 && present.length > 0) await wake(null);
  }

  /** When the first of these pauses is over, or before that: a clock that is set back is noticed only by looking. */
  private nextLook(pauses: readonly Pause[]): number {
    return Math.min(this.surroundings.now() + LOOK_EVERY, ...pauses.map(({ until }) => until));
  }

  /** What cannot be read counts as no pause. */
  private async read(): Promise<readonly Pause[]> {
    const parsed = v.safeParse(stored, (await this.surroundings.area.get(KEY))[KEY]);
    this.known = parsed.success ? parsed.output : [];
    return this.known;
  }
}

function covers({ site }: Pause, host: string | null): boolean {
  return site === null || (host !== null && site.hosts.some((one) => isWithin(host, one)));
}
