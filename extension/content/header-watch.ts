import type { PageContext } from '../messages.ts';
import { freshToken } from '../release-token.ts';
import { readPage, type MessageInPage } from '../webmails/index.ts';
import { rootsBelow } from '../webmails/shadow.ts';
import type { Channel } from './channel.ts';

/** Time between two looks at a page that the user clicks in, or that asked for something (milliseconds). */
const PAUSE = 100;

/** Time between two looks at a page that only keeps changing, as one with an animation does (milliseconds). */
const IDLE_PAUSE = 1_000;

/** A look that took long is paid for with a longer pause, up to the longest: a twentieth of the time at most. */
const PAUSE_PER_COST = 20;
const LONGEST_PAUSE = 5_000;

/** A header may come this long after the click or the request that led to it (milliseconds). */
const AFTERMATH = 2_000;

/** Where addresses and names of senders stand, besides the text. */
const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ['title', 'href', 'email', 'data-email', 'aria-label'],
};

/** No element is of this kind: all roots are searched. */
const NOTHING = ':not(*)';

/**
 * For a page of the webmail in which nothing is held, around frames of another origin that show the messages: tells
 * the background who sent the message in view, since the frame cannot know. It tells nothing, and takes back what it
 * told, as soon as the page does not name exactly one sender.
 */
export class HeaderWatch {
  private readonly view = freshToken();
  private readonly stopped = new AbortController();
  private readonly observer: MutationObserver;
  private readonly watched = new WeakSet<Node>();
  private readonly page: Document;
  private readonly webmail: string;
  private readonly channel: Channel;
  private told = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the next look is due, and before when there is none (`performance.now()`). */
  private due = Infinity;
  private notBefore = 0;
  /** Until then the page is looked at often. */
  private lively = 0;

  /** @param webmail its id, which the adapters know it by */
  constructor(page: Document, webmail: string, channel: Channel) {
    this.page = page;
    this.webmail = webmail;
    this.channel = channel;
    this.observer = new MutationObserver(() => {
      this.onChange();
    });
    this.watch(page);
    this.listen(page.defaultView);
    this.lookIn(PAUSE);
  }

  private listen(window: (Window & typeof globalThis) | null): void {
    if (!window) return;
    const { signal } = this.stopped;
    const onDoing = () => {
      this.onDoing();
    };
    for (const type of ['click', 'keydown'])
      window.addEventListener(type, onDoing, { capture: true, passive: true, signal });
    const onLeave = () => {
      this.forget();
    };
    window.addEventListener('pagehide', onLeave, { signal });
    window.addEventListener('pageshow', onDoing, { signal });
    const requests = new window.PerformanceObserver(onDoing);
    requests.observe({ type: 'resource' });
    signal.addEventListener('abort', () => {
      requests.disconnect();
    });
  }

  private stop(): void {
    this.stopped.abort();
    this.observer.disconnect();
    clearTimeout(this.timer);
  }

  private watch(root: Node): void {
    if (this.watched.has(root)) return;
    this.watched.add(root);
    this.observer.observe(root, WATCHED);
  }

  /** Nothing tells of a new shadow root, but it comes with a change, after the user did something or with a request. */
  private onDoing(): void {
    this.lively = performance.now() + AFTERMATH;
    this.lookIn(PAUSE);
  }

  private onChange(): void {
    this.lookIn(performance.now() < this.lively ? PAUSE : IDLE_PAUSE);
  }

  /** Looks after a pause, or earlier if a look is due earlier; never before the last one is paid for. */
  private lookIn(pause: number): void {
    if (this.stopped.signal.aborted) return;
    const now = performance.now();
    const due = Math.max(now + pause, this.notBefore);
    if (due >= this.due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.due = Infinity;
      this.look();
    }, due - now);
  }

  private look(): void {
    if (!this.channel.alive()) {
      this.stop();
      return;
    }
    const start = performance.now();
    for (const root of rootsBelow(this.page, NOTHING)) this.watch(root);
    const { webmail, owner, messages } = readPage(this.page, this.webmail);
    const end = performance.now();
    this.notBefore = end + Math.min(LONGEST_PAUSE, (end - start) * PAUSE_PER_COST);
    if (end < this.lively) this.lookIn(AFTERMATH / 4);
    const message = onlyMessage(messages);
    if (message) {
      const { sender, date, source } = message;
      this.tell({ webmail, sender, recipients: owner, date, source });
    } else this.forget();
  }

  private tell(context: PageContext): void {
    const telling = JSON.stringify(context);
    if (telling === this.told) return;
    this.told = telling;
    this.channel.tell({ kind: 'header', view: this.view, context });
  }

  private forget(): void {
    if (this.told !== '') this.channel.tell({ kind: 'view-gone', views: [this.view] });
    this.told = '';
  }
}

/** The sender of a page's messages if all are known to be of the same: which of them a frame shows, nobody can tell. */
/** Of several messages of one sender, nobody knows which one a frame shows: no date and no source then. */
function onlyMessage(messages: readonly MessageInPage[]): Omit<MessageInPage, 'element'> | null {
  const [first] = messages;
  if (!first || first.sender.address === null) return null;
  if (messages.length === 1) return first;
  const { sender } = first;
  const same = messages.every((one) => one.sender.address === sender.address);
  return same ? { sender, date: null, source: null } : null;
}
