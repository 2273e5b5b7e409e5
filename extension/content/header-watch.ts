import { freshToken } from '../release-token.ts';
import { readPage } from '../webmails/index.ts';
import type { Channel } from './channel.ts';
import { OBSERVED_ATTRIBUTES } from './observed.ts';
import { ShadowRoots } from './shadow-roots.ts';

/** Time between two looks at a page that keeps changing (milliseconds). */
const PAUSE = 100;

/** After a click a message's header comes when it comes; nothing tells of a new shadow root (milliseconds). */
const LOOKS_AFTER_CLICK = [PAUSE, 500, 1_500];

/**
 * For a page of the webmail in which nothing is held, around frames of another origin that show the messages: tells
 * the background who sent the message in view, since the frame cannot know.
 */
export class HeaderWatch {
  private readonly view = freshToken();
  private readonly stopped = new AbortController();
  private readonly observer: MutationObserver;
  private readonly shadows: ShadowRoots;
  private readonly page: Document;
  private readonly webmail: string;
  private readonly channel: Channel;
  private told = '';
  private queued = false;

  /** @param webmail its id, which the adapters know it by */
  constructor(page: Document, webmail: string, channel: Channel) {
    this.page = page;
    this.webmail = webmail;
    this.channel = channel;
    this.observer = new MutationObserver(() => {
      this.lookIn(PAUSE);
    });
    this.watch(page);
    this.shadows = new ShadowRoots(page, (root) => {
      this.watch(root);
    });
    const { signal } = this.stopped;
    const onClick = () => {
      for (const pause of LOOKS_AFTER_CLICK)
        setTimeout(() => {
          this.look();
        }, pause);
    };
    page.defaultView?.addEventListener('click', onClick, { capture: true, passive: true, signal });
    page.defaultView?.addEventListener(
      'pagehide',
      () => {
        this.forget();
      },
      { signal },
    );
    this.lookIn(PAUSE);
  }

  private stop(): void {
    this.stopped.abort();
    this.observer.disconnect();
  }

  private watch(root: Node): void {
    this.observer.observe(root, { childList: true, subtree: true, attributeFilter: OBSERVED_ATTRIBUTES });
  }

  private lookIn(pause: number): void {
    if (this.queued) return;
    this.queued = true;
    setTimeout(() => {
      this.queued = false;
      this.look();
    }, pause);
  }

  private look(): void {
    if (this.stopped.signal.aborted) return;
    if (!this.channel.alive()) {
      this.stop();
      return;
    }
    this.shadows.search();
    const { webmail, owner, messages } = readPage(this.page, this.webmail);
    const sender = messages.find(({ sender: one }) => one.address !== null)?.sender;
    if (!sender) return;
    const context = { webmail, sender, recipients: owner };
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
