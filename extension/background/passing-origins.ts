import * as v from 'valibot';

/** The part of `storage.local` that is used: a note must outlive the browser, as the access it tells of does. */
interface NoteArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

interface Origins {
  readonly origins: string[];
}

/** The part of `permissions` that is used. */
interface Permissions {
  contains(asked: Origins): Promise<boolean>;
  request(asked: Origins): Promise<boolean>;
  remove(given: Origins): Promise<boolean>;
}

/** What access for one request takes. */
export interface PassingServices {
  readonly area: NoteArea;
  readonly permissions: Permissions;
  /** Runs one change of the notes after another, over background and pages. */
  readonly inTurn: (change: () => Promise<void>) => Promise<void>;
  /** Whether a host is one of a webmail known at build time. */
  readonly isWebmail: (host: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const PASSING_ORIGINS = 'passing-origins';

/** Longer than any request that access is given for: whoever still has it then was closed in between (milliseconds). */
export const PASSING_LIMIT = 60_000;

/**
 * An origin that access is asked to for one request. `granted`: when the browser told that it is new (milliseconds since
 * 1970); null while it is asked. What the user had given before is never told of, so that it is never taken back.
 */
const noteSchema = v.object({
  origin: v.string(),
  granted: v.nullable(v.number()),
  /** The access stays until `giveBack`; older versions knew nothing of it. */
  kept: v.optional(v.boolean(), false),
});
type Note = v.InferOutput<typeof noteSchema>;

/** Access to a host for one request, or for those of one list, whose answer could not be read otherwise. */
export class PassingOrigins {
  readonly #services: PassingServices;

  constructor(services: PassingServices) {
    this.#services = services;
  }

  /**
   * Origins that are asked for, or were granted, for requests only: their hosts are no webmails. Waits for a note that is
   * just being written: what was granted once is granted again without a prompt, and the browser tells of it at once.
   */
  async origins(): Promise<readonly string[]> {
    let notes: readonly Note[] = [];
    await this.#services.inTurn(async () => {
      notes = await this.#notes();
    });
    return notes.map(({ origin }) => origin);
  }

  /**
   * Asks for access to a host, does the work, and gives the access back unless it was there before. Called within the
   * click itself, because browsers open a permission prompt only then. It is noted at the same time, so that nobody takes
   * the host for a webmail to be protected. Without access the work is done all the same.
   *
   * @param host that will be asked over https; access to a webmail that Pixelgate knows is never asked for in passing
   */
  async withAccess<Answer>(host: string, work: () => Promise<Answer>): Promise<Answer> {
    if (this.#services.isWebmail(host)) return work();
    const origin = originOf(host);
    const asked = { origins: [origin] };
    const { permissions } = this.#services;
    // In this order and without waiting: the answer is how things were before the prompt.
    const before = permissions.contains(asked).catch(() => true);
    const noted = this.#change((notes) =>
      notes.some((note) => note.origin === origin && note.kept)
        ? notes
        : [...without(notes, origin), { origin, granted: null, kept: false }],
    );
    const given = permissions.request(asked).catch(() => false);
    await noted.catch(() => undefined);
    const isPassing = (await Promise.all([before, given])).join() === 'false,true';
    if (!isPassing) await this.#forgetPassing(origin).catch(() => undefined);
    try {
      return await work();
    } finally {
      if (isPassing) await this.#takeBackUnlessKept(origin).catch(() => undefined);
    }
  }

  /**
   * For work that is done again later, without a click: access that was given for it in {@link withAccess} stays until
   * {@link giveBack}. Called while the work is done. Access that was there before is not ours to keep or to give back.
   */
  keep(host: string): Promise<void> {
    return this.#change((notes) =>
      notes.map((note) => (note.origin === originOf(host) ? { ...note, kept: true } : note)),
    );
  }

  /** Gives up the access that {@link keep} kept. */
  async giveBack(host: string): Promise<void> {
    if (await this.#isKept(originOf(host))) await this.#takeBack(originOf(host));
  }

  /** The browser tells that these origins are granted now, and were not before. */
  noteGranted(origins: readonly string[]): Promise<void> {
    const granted = this.#services.now();
    return this.#change((notes) =>
      notes.map((note) => (origins.includes(note.origin) ? { ...note, granted } : note)),
    );
  }

  /**
   * Takes back what a popup that was closed too early has left. While the browser runs, a prompt may still be open, or a
   * request under way: those stay.
   *
   * @param started the browser has just started: nothing is under way
   */
  async takeBackLeft(started: boolean): Promise<void> {
    const limit = this.#services.now() - PASSING_LIMIT;
    for (const { origin, granted, kept } of await this.#notes()) {
      if (kept) continue;
      if (granted !== null && (started || granted <= limit)) await this.#takeBack(origin);
      else if (granted === null && started) await this.#forget(origin);
    }
  }

  /** The note goes last: a worker that is stopped in between begins anew. */
  async #takeBack(origin: string): Promise<void> {
    const left = await this.#services.permissions.remove({ origins: [origin] }).catch(() => false);
    if (left) await this.#forget(origin);
  }

  #forget(origin: string): Promise<void> {
    return this.#change((notes) => without(notes, origin));
  }

  #forgetPassing(origin: string): Promise<void> {
    return this.#change((notes) => notes.filter((note) => note.origin !== origin || note.kept));
  }

  async #takeBackUnlessKept(origin: string): Promise<void> {
    if (!(await this.#isKept(origin))) await this.#takeBack(origin);
  }

  async #isKept(origin: string): Promise<boolean> {
    return (await this.#notes()).some((note) => note.origin === origin && note.kept);
  }

  async #notes(): Promise<Note[]> {
    const stored = (await this.#services.area.get(PASSING_ORIGINS))[PASSING_ORIGINS];
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((one) => {
      const note = v.safeParse(noteSchema, one);
      return note.success ? [note.output] : [];
    });
  }

  #change(change: (notes: readonly Note[]) => readonly Note[]): Promise<void> {
    return this.#services.inTurn(async () => {
      const notes = await this.#notes();
      const changed = change(notes);
      if (changed.length > 0 || notes.length > 0) {
        await this.#services.area.set({ [PASSING_ORIGINS]: changed });
      }
    });
  }
}

function originOf(host: string): string {
  return `https://${host}/*`;
}

function without(notes: readonly Note[], origin: string): Note[] {
  return notes.filter((note) => note.origin !== origin);
}
