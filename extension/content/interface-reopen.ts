/**
 * A script that never came cannot be made up for: those behind it have run without it, and browsers let no content
 * script add another host's. The page is opened anew, at most once (its host is known by then), and only while nobody
 * can have begun anything in it that would be lost.
 */

/** After the page's `load`, the answer about its hosts may take a background that has to start (milliseconds). */
export const REOPEN_LIMIT = 3_000;

/** What a user does first who does anything. */
const INPUT = ['keydown', 'pointerdown', 'input'];

/** Opens one page anew for scripts that it was refused. Frames are never opened anew. */
export class Reopening {
  private readonly standing = new WeakSet<Element>();
  private readonly page: Document;
  private over: boolean;

  /** @param signal ends it for good */
  constructor(page: Document, signal: AbortSignal) {
    this.page = page;
    const window = page.defaultView;
    this.over = window === null || window !== window.top || page.readyState === 'complete';
    if (this.over || !window) return;
    const end = () => {
      this.over = true;
    };
    const endAtInput = (event: Event) => {
      if (event.isTrusted) end();
    };
    for (const type of INPUT) window.addEventListener(type, endAtInput, { capture: true, signal });
    window.addEventListener('load', () => setTimeout(end, REOPEN_LIMIT), { once: true, signal });
    signal.addEventListener('abort', end);
  }

  /** This script stood in the document when its host was learned: it may have been refused before. */
  stood(script: Element): void {
    this.standing.add(script);
  }

  /**
   * A script on a learned host has not come. Not by `reload`, which would send a form again. While the page is being
   * parsed, a script behind the parser may be handed what was refused ahead of it, before its host was known.
   */
  didNotCome(script: Element): void {
    const { location, readyState } = this.page;
    if (this.over || this.isUsed()) return;
    if (readyState !== 'loading' && !this.standing.has(script)) return;
    this.over = true;
    if (location.hash === '') location.replace(location.href);
    else location.reload();
  }

  /** Also by input in a frame, which no event of this page tells. */
  private isUsed(): boolean {
    return this.page.defaultView?.navigator.userActivation.hasBeenActive !== false;
  }
}
