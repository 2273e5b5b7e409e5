import * as v from 'valibot';
import { CARRIERS } from '../../shared/disclose/declaration.ts';
import { PURPOSES } from '../../shared/disclose/purposes.ts';
import type { WellKnownAnswer } from './well-known-fetch.ts';

/** What is used of `storage.local`. */
export interface KeptArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const KEY = 'well-known';

const DAY = 24 * 60 * 60 * 1_000;

/** A declaration found counts for a week. */
export const KEEP_FOUND_MS = 7 * DAY;

/** That there was none, or none that counts, for a day: senders who are setting it up try again tomorrow. */
export const KEEP_OTHER_MS = DAY;

/** Domains that are kept, the oldest dropped first: with the caps on a declaration some hundred kilobytes. */
export const MAX_KEPT = 100;

const declaration = v.object({
  carrier: v.picklist(CARRIERS),
  purposes: v.array(v.picklist(PURPOSES)),
  quote: v.string(),
  controller: v.nullable(v.string()),
  thirdParties: v.array(v.string()),
  retentionDays: v.nullable(v.number()),
  withdraw: v.nullable(v.string()),
  policy: v.nullable(v.string()),
  hosts: v.array(v.string()),
  pixel: v.nullable(v.string()),
});

const entry = v.object({
  url: v.string(),
  /** Milliseconds since 1970. */
  time: v.number(),
  answer: v.variant('state', [
    v.object({ state: v.literal('found'), declaration }),
    v.object({ state: v.literal('none') }),
    v.object({
      state: v.literal('refused'),
      why: v.picklist(['too-large', 'not-json', 'too-deep', 'invalid', 'not-public', 'redirect', 'status']),
    }),
  ]),
});

type Entry = v.InferOutput<typeof entry>;

/** Answers of domains, kept on this device. */
export class WellKnownCache {
  readonly #area: KeptArea;
  readonly #now: () => number;
  #writing: Promise<unknown> = Promise.resolve();

  /** @param now milliseconds since 1970 */
  constructor(area: KeptArea, now: () => number) {
    this.#area = area;
    this.#now = now;
  }

  /** What `url` answered; null where that is not known, or too long ago. */
  async get(url: string): Promise<WellKnownAnswer | null> {
    return (await this.#entries()).find((one) => one.url === url)?.answer ?? null;
  }

  /**
   * Keeps an answer. Where nobody answered it is not kept: the reason may be a permission that the user gives next, or a
   * network that comes back.
   */
  set(url: string, answer: WellKnownAnswer): Promise<void> {
    const parsed = v.safeParse(entry, { url, time: this.#now(), answer });
    if (!parsed.success) return Promise.resolve();
    const written = this.#writing.then(async () => {
      const others = (await this.#entries()).filter((one) => one.url !== url);
      await this.#area.set({ [KEY]: [parsed.output, ...others].slice(0, MAX_KEPT) });
    });
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** Newest first, without what is too old; damaged ones count as absent. */
  async #entries(): Promise<Entry[]> {
    const stored = (await this.#area.get(KEY))[KEY];
    if (!Array.isArray(stored)) return [];
    const now = this.#now();
    return stored.flatMap((one) => {
      const parsed = v.safeParse(entry, one);
      if (!parsed.success) return [];
      const age = now - parsed.output.time;
      const keep = parsed.output.answer.state === 'found' ? KEEP_FOUND_MS : KEEP_OTHER_MS;
      return age >= 0 && age < keep ? [parsed.output] : [];
    });
  }
}
