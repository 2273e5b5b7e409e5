/**
 * Marks rows of the message list whose senders tracked the user before. Only what stands in the page is read and only
 * this browser's history is asked: nothing is fetched for it.
 */
import type { KnownSender } from '../messages.ts';
import type { ListRow } from '../webmails/index.ts';
import { placeRowMarks, RowMark } from './row-mark.ts';

/** What marking takes from outside the page. */
export interface ListMarkServices {
  rows(page: Document): readonly ListRow[];
  /** Which of these tracked before; null when nobody answers. */
  knownSenders(addresses: readonly string[]): Promise<readonly KnownSender[] | null>;
  /** False once this script belongs to an extension that was removed or replaced. */
  alive(): boolean;
}

/** Rows looked at in one go; nobody sees more at once, and a list that is not virtual may hold thousands. */
const MAX_ROWS = 300;

/** Marks added in one look: each costs a little layout. The rest follow in the next. */
const MAX_NEW = 20;

/** Addresses asked for in one message; the background accepts no more. */
const MAX_ASKED = 100;

/** Answers remembered; a page that shows more senders starts over. */
const MAX_REMEMBERED = 5_000;

/**
 * An answer older than this is asked for again when the user comes back to the page or clicks in it: history
 * may have grown (milliseconds). A page that changes on its own asks nothing again, so that the worker can rest.
 */
const FRESH = 15_000;

/** Pause between two looks (milliseconds). */
const PAUSE = 200;

/** A look that took long is paid for with a longer pause, so that marks never take more than a fiftieth of the time. */
const PAUSE_PER_COST = 50;

/** Changes that can give a row another sender. */
const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ['title', 'email', 'data-email', 'aria-label', 'href'],
};

/** Elements between an anchor and the text in it that names the sender. */
const MAX_DEPTH = 4;

interface Answer {
  readonly label: string | null;
  readonly time: number;
}

/** Keeps the marks of one document right while its list changes. */
export class ListMarks {
  private readonly answers = new Map<string, Answer>();
  private readonly marks = new Map<Element, RowMark>();
  private readonly observer: MutationObserver;
  private readonly ended = new AbortController();
  private readonly page: Document;
  private readonly services: ListMarkServices;
  private scheduled = false;
  private asking = false;
  private notBefore = 0;
  /** Answers older than this are asked for again (`Date.now()`). */
  private freshSince = 0;

  constructor(page: Document, services: ListMarkServices) {
    this.page = page;
    this.services = services;
    this.observer = new MutationObserver((records) => {
      this.onChange(records);
    });
    this.observer.observe(page, WATCHED);
    const { signal } = this.ended;
    const onReturn = () => {
      if (page.visibilityState === 'visible') this.renew();
    };
    const onClick = (event: Event) => {
      if (event.isTrusted) this.renew();
    };
    page.addEventListener('visibilitychange', onReturn, { signal });
    page.addEventListener('click', onClick, { capture: true, passive: true, signal });
    this.schedule();
  }

  /** The user may have opened a message: what was answered long ago is asked for again. */
  private renew(): void {
    if (!this.services.alive()) {
      this.stop();
      return;
    }
    this.freshSince = Date.now() - FRESH;
    this.schedule();
  }

  /** Takes all marks away and ends. */
  stop(): void {
    this.ended.abort();
    this.observer.disconnect();
    for (const anchor of this.marks.keys()) this.unmark(anchor);
  }

  private onChange(records: readonly MutationRecord[]): void {
    if (!this.services.alive()) {
      this.stop();
      return;
    }
    if (this.marks.size > 0) this.dropDoubtful(records);
    this.schedule();
  }

  /** A row that is used again for another sender loses its mark at once; the next look gives it its own. */
  private dropDoubtful(records: readonly MutationRecord[]): void {
    for (const { target } of records) {
      let node: Node | null = target;
      for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parentNode)
        this.unmark(node as Element);
    }
    for (const anchor of this.marks.keys()) if (!anchor.isConnected) this.unmark(anchor);
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    const look = () => {
      this.scheduled = false;
      if (!this.ended.signal.aborted) this.look();
    };
    const wait = Math.max(0, this.notBefore - performance.now());
    setTimeout(() => requestIdleCallback(look, { timeout: PAUSE }), wait);
  }

  private look(): void {
    const start = performance.now();
    const rows = this.services.rows(this.page).slice(0, MAX_ROWS);
    const wanted = new Map(rows.map(({ anchor, address }) => [anchor, this.labelOf(address)]));
    for (const [anchor, mark] of this.marks) {
      if (wanted.get(anchor) !== mark.label || !mark.isInPlace()) this.unmark(anchor);
    }
    this.mark(wanted);
    this.observer.takeRecords(); // What we wrote ourselves is no news.
    this.ask(rows.map(({ address }) => address));
    const end = performance.now();
    this.notBefore = end + Math.max(PAUSE, (end - start) * PAUSE_PER_COST);
  }

  private labelOf(address: string): string | null {
    return this.answers.get(address)?.label ?? null;
  }

  private mark(wanted: ReadonlyMap<Element, string | null>): void {
    const all = [...wanted].flatMap(([anchor, label]) =>
      label === null || this.marks.has(anchor) ? [] : [{ anchor, label }],
    );
    if (all.length === 0) return;
    const now = all.slice(0, MAX_NEW).map(({ anchor, label }) => {
      const mark = new RowMark(this.page, anchor, label);
      this.marks.set(anchor, mark);
      return mark;
    });
    placeRowMarks(now);
    if (all.length > now.length) this.schedule();
  }

  private unmark(anchor: Element): void {
    this.marks.get(anchor)?.remove();
    this.marks.delete(anchor);
  }

  private ask(addresses: readonly string[]): void {
    if (this.asking) return;
    const isOld = (address: string) => (this.answers.get(address)?.time ?? -Infinity) < this.freshSince;
    const news = new Set(addresses.filter(isOld));
    if (news.size === 0) return;
    this.asking = true;
    void this.learn([...news].slice(0, MAX_ASKED));
  }

  private async learn(asked: readonly string[]): Promise<void> {
    const known = await this.services.knownSenders(asked);
    this.asking = false;
    if (!known || this.ended.signal.aborted) return;
    if (this.answers.size > MAX_REMEMBERED) this.answers.clear();
    const labels = new Map(known.map(({ address, label }) => [address, label]));
    const time = Date.now();
    for (const address of asked) this.answers.set(address, { label: labels.get(address) ?? null, time });
    this.schedule();
  }
}
