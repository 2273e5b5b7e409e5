/**
 * Notices that a protected page is not being judged, so that nobody is left with missing pictures and no word about
 * them. It only says so: nothing is released because of it.
 *
 * The browser's events about tabs wake the background; what was found is kept in `storage.session`.
 */
import type { FrameLook } from './in-page.ts';
import type { SessionArea } from './view-store.ts';

/** What is wrong with a page: no script works in it; what it asked was never answered; the user had it shown unjudged. */
export type Alarm = 'not-watched' | 'not-judged' | 'shown-once';

/** What is known of one tab. */
interface Watched {
  readonly alarm: Alarm;
  /** The page's document, in the browser's words. */
  readonly document: string;
}

/** How one frame looks, and which it is. */
export interface SeenFrame {
  readonly frameId: number;
  readonly documentId: string;
  readonly look: FrameLook;
}

/** What the watchdog needs of the browser. */
export interface Surroundings {
  readonly area: SessionArea;
  /** Looks at all frames of a protected page; null where there is nothing to look at (another page, an error page). */
  look(tabId: number): Promise<readonly SeenFrame[] | null>;
  /** Asks the page's guard whether it works. */
  pulse(tabId: number): Promise<boolean>;
  /** Puts the content script into the page again. */
  inject(tabId: number): Promise<void>;
  /** The state of a tab has changed: show it. */
  changed(tabId: number): void;
  wait(milliseconds: number): Promise<void>;
}

/** Time between an event and the look: a page's own script has started long before (milliseconds). */
const FIRST_LOOK = 500;

/** Between two looks before anything is said: time to start, and for an answer to arrive (milliseconds). */
const SECOND_LOOK = 600;

/** A page that was only busy gets a word taken back after this (milliseconds). */
const THIRD_LOOK = 5_000;

/** One watchdog for all tabs. */
export class Watchdog {
  private readonly known = new Map<number, Watched | null>();
  /** Tabs that will be looked at anyway; if the worker stops before, the next event starts over. */
  private readonly expected = new Set<number>();
  private readonly surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  /** What is wrong with a tab's page, if anything. */
  async alarm(tabId: number): Promise<Alarm | null> {
    return (await this.read(tabId))?.alarm ?? null;
  }

  /**
   * Whether the page was shown unjudged, so that it is not to be judged any more.
   *
   * @param pageDocument the page's document where the asker knows it; another one is another page
   */
  async isShown(tabId: number, pageDocument: string | null): Promise<boolean> {
    const watched = await this.read(tabId);
    if (watched?.alarm !== 'shown-once') return false;
    if (pageDocument === null || pageDocument === watched.document) return true;
    await this.write(tabId, null);
    return false;
  }

  /** Something happened in a tab: looks at it soon, once for many events. */
  async expect(tabId: number): Promise<void> {
    if (this.expected.has(tabId)) return;
    this.expected.add(tabId);
    await this.surroundings.wait(FIRST_LOOK);
    this.expected.delete(tabId);
    await this.check(tabId);
  }

  /**
   * Looks at a tab now, twice where something seems wrong. What is newly found wrong is looked at once more, later and
   * without being waited for.
   */
  async check(tabId: number): Promise<void> {
    const { surroundings } = this;
    const before = await this.alarm(tabId);
    const first = await this.examine(tabId);
    if (first === 'shown') return;
    if (first === null || first.alarm === null) {
      await this.write(tabId, null);
      return;
    }
    if (first.alarm === 'not-watched') await surroundings.inject(tabId);
    await surroundings.wait(SECOND_LOOK);
    const second = await this.examine(tabId);
    if (second === 'shown') return;
    const found = second?.alarm ? { alarm: second.alarm, document: second.document } : null;
    await this.write(tabId, found);
    if (found && before === null) void surroundings.wait(THIRD_LOOK).then(() => this.check(tabId));
  }

  /** The user has this page shown unjudged. */
  async markShown(tabId: number): Promise<void> {
    const page = (await this.surroundings.look(tabId))?.find(({ frameId }) => frameId === 0);
    await this.write(tabId, { alarm: 'shown-once', document: page?.documentId ?? '' });
  }

  async forgetTab(tabId: number): Promise<void> {
    this.known.delete(tabId);
    await this.surroundings.area.remove(keyOf(tabId));
  }

  private async examine(tabId: number): Promise<{ alarm: Alarm | null; document: string } | 'shown' | null> {
    const frames = await this.surroundings.look(tabId);
    const page = frames?.find(({ frameId }) => frameId === 0);
    if (!frames || !page) return null;
    if (await this.isShown(tabId, page.documentId)) return 'shown';
    const answers = page.look.guarded && (await this.surroundings.pulse(tabId));
    return { alarm: diagnose(frames, answers), document: page.documentId };
  }

  private async read(tabId: number): Promise<Watched | null> {
    const known = this.known.get(tabId);
    if (known !== undefined) return known;
    const key = keyOf(tabId);
    const stored = ((await this.surroundings.area.get(key))[key] as Watched | undefined) ?? null;
    const newer = this.known.get(tabId);
    if (newer !== undefined) return newer;
    this.known.set(tabId, stored);
    return stored;
  }

  private async write(tabId: number, watched: Watched | null): Promise<void> {
    const before = await this.read(tabId);
    this.known.set(tabId, watched);
    const key = keyOf(tabId);
    if (watched) await this.surroundings.area.set({ [key]: watched });
    else if (before) await this.surroundings.area.remove(key);
    // The browser takes a tab's number and words away when it goes to another page: an alarm is shown each time.
    if (before !== null || watched !== null) this.surroundings.changed(tabId);
  }
}

/**
 * What is wrong with a page, judging by its frames.
 *
 * @param answers whether the guard of the page itself answers
 */
export function diagnose(frames: readonly SeenFrame[], answers: boolean): Alarm | null {
  if (!answers) return 'not-watched';
  if (frames.some(({ look }) => !look.guarded && look.heldPicture)) return 'not-watched';
  return frames.some(({ look }) => look.waiting) ? 'not-judged' : null;
}

function keyOf(tabId: number): string {
  return `watched:${tabId}`;
}
