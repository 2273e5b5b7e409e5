import type { Webmail } from '../../shared/data/webmails.ts';
import { isHeld } from '../../shared/data/webmails.ts';
import type { ReleaseOnce } from '../messages.ts';
import { freshToken, withToken } from '../release-token.ts';
import { adapterFor } from '../webmails/index.ts';
import type { Channel } from './channel.ts';
import { extractPage, type FoundReference } from './extraction.ts';
import { adoptFrames } from './frames.ts';
import { HeldRequests } from './held-requests.ts';
import { judgeRequest } from './judge-request.ts';
import { mayRefer, OBSERVED_ATTRIBUTES } from './observed.ts';
import { Parking } from './parking.ts';
import { applyReleases } from './release.ts';
import { PassScheduler } from './scheduler.ts';
import { ShadowRoots } from './shadow-roots.ts';
import { Surfaces } from './surfaces.ts';
import { Verdicts } from './verdicts.ts';

/** What a guard needs from outside its document. */
export interface GuardServices {
  readonly channel: Channel;
  readonly webmail: Webmail;
  /** Starts a guard in a frame that gets no content script of its own. */
  guardFrame(page: Document): void;
}

/**
 * Guards one document: finds what its messages refer to, asks the background, releases what is harmless.
 * It never decides anything and never depends on how the webmail builds its page.
 */
export class Guard {
  private readonly view = freshToken();
  private readonly verdicts = new Verdicts();
  private readonly stopped = new AbortController();
  private readonly scheduler: PassScheduler;
  private readonly observer: MutationObserver;
  private readonly shadows: ShadowRoots;
  private readonly requests: HeldRequests;
  private readonly surfaces: Surfaces;
  private readonly parking = new Parking();
  private readonly framesSeen = new WeakSet<Element>();
  /** Tokens of pictures that the user asked for, by URL. */
  private readonly onceTokens = new Map<string, string>();
  private readonly page: Document;
  private readonly services: GuardServices;
  private running = false;
  private again = false;
  private asked = false;

  constructor(page: Document, services: GuardServices) {
    const { signal } = this.stopped;
    this.page = page;
    this.services = services;
    this.scheduler = new PassScheduler(page, () => void this.pass(), signal);
    this.observer = new MutationObserver((records) => {
      this.onMutations(records);
    });
    this.shadows = new ShadowRoots(page, (root) => {
      this.watch(root);
    });
    this.surfaces = new Surfaces(page, {
      load: (url) => void this.loadPicture(url),
      openPopup: () => {
        services.channel.tell({ kind: 'open-popup' });
      },
    });
    this.watch(page);
    const request = () => {
      this.scheduler.request();
    };
    this.requests = new HeldRequests(page, (url) => isHeld(url, services.webmail), request, signal);
    services.channel.onReleaseOnce((release) => {
      if (release.view === this.view) void this.releaseOnce(release);
    });
    page.defaultView?.addEventListener(
      'pagehide',
      () => {
        this.leave();
      },
      { signal },
    );
    page.defaultView?.addEventListener('pageshow', request, { signal });
    this.adopt(page);
    this.scheduler.request();
  }

  /** Ends everything that this guard does; what it released stays as it is. */
  stop(): void {
    this.stopped.abort();
    this.observer.disconnect();
    this.parking.restore();
    this.surfaces.remove();
  }

  private watch(root: Document | ShadowRoot): void {
    this.observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: OBSERVED_ATTRIBUTES,
    });
  }

  private onMutations(records: readonly MutationRecord[]): void {
    if (!this.services.channel.alive()) {
      this.stop();
      return;
    }
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node.nodeType === 1) this.adopt(node as Element);
      }
    }
    if (records.some(mayRefer)) this.scheduler.request();
  }

  private adopt(root: ParentNode): void {
    adoptFrames(
      root,
      this.framesSeen,
      (page) => {
        this.services.guardFrame(page);
      },
      this.stopped.signal,
    );
  }

  /** One look at the whole document: extract, ask if there is news, release. Never two at a time. */
  private async pass(): Promise<void> {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    try {
      do {
        this.again = false;
        await this.look();
      } while (this.again as boolean);
    } finally {
      this.running = false;
    }
  }

  private async look(): Promise<void> {
    let found = await this.extract();
    if (this.requests.place(found.references.map(({ reference }) => reference.absolute))) {
      if (this.shadows.search()) found = await this.extract();
      this.requests.place(found.references.map(({ reference }) => reference.absolute));
      this.requests.giveUp();
    }
    const references = found.references.map(({ reference }) => reference);
    if (references.length === 0 && found.beyondCap === 0 && !this.asked) return;
    if (!this.verdicts.cover(references) || !this.asked) {
      const { channel, webmail } = this.services;
      const adapter = adapterFor(this.page);
      const webmailId = adapter.id === 'generic' ? webmail.id : adapter.id;
      const request = judgeRequest({
        view: this.view,
        context: { webmail: webmailId, ...adapter.read(this.page) },
        references,
        links: found.links,
        beyondCap: found.beyondCap,
      });
      this.parking.park(
        found.references.filter((one) => !one.released && this.verdicts.of(one.reference) === null),
      );
      this.observer.takeRecords(); // Our own: the page has not run since the extraction's last step.
      const answer = await channel.judge(request);
      if (!answer) {
        this.parking.restore();
        return;
      }
      this.asked = true;
      this.verdicts.take(references, request.references, answer);
      this.surfaces.showCount(answer.trackersBlocked, answer.words, adapter.messageElement(this.page));
    }
    await this.release(found.references);
  }

  private extract(): ReturnType<typeof extractPage> {
    return extractPage(this.page, {
      shadowRoot: (element) => this.shadows.of(element),
      keep: (url) => isHeld(url, this.services.webmail),
      tokens: [this.view, ...this.onceTokens.values()],
      asJudged: (element) => this.surfaces.hiddenByUs(element),
    });
  }

  private async release(found: readonly FoundReference[]): Promise<void> {
    const placed = found.map((one) => ({ ...one, release: this.releaseOf(one) }));
    const didNotLoad = (urls: readonly string[]) => {
      this.services.channel.tell({ kind: 'did-not-load', view: this.view, urls });
    };
    // What we write is no news; each round runs in a task of its own, so no change of the page's is lost with it.
    await applyReleases(placed, this.parking, didNotLoad, () => void this.observer.takeRecords());
    this.surfaces.showPlaceholders(
      placed.filter((one) => one.release === null && this.verdicts.of(one.reference)?.placeholder === true),
    );
  }

  private releaseOf({ reference, released }: FoundReference): string | null | undefined {
    if (released) return undefined;
    const token = this.onceTokens.get(reference.absolute);
    if (token !== undefined) return withToken(reference.absolute, token);
    const decision = this.verdicts.of(reference)?.decision;
    if (decision === undefined) return undefined;
    return decision === 'allow' ? withToken(reference.absolute, this.view) : null;
  }

  private async loadPicture(url: string): Promise<void> {
    const release = await this.services.channel.loadPicture(this.view, url);
    if (release) await this.releaseOnce(release);
  }

  /** Loads one blocked picture because the user asked; its token ends as soon as it has loaded or failed. */
  private async releaseOnce({ url, token }: ReleaseOnce): Promise<void> {
    this.onceTokens.set(url, token);
    const { references } = await this.extract();
    const wanted = references.filter(({ reference }) => reference.absolute === url);
    this.surfaces.removePlaceholders(wanted.map(({ element }) => element));
    const settled = wanted.map(({ element }) => settles(element));
    await this.release(wanted);
    await Promise.race([...settled, timeout(ONCE_LIMIT)]);
    this.services.channel.tell({ kind: 'once-done', view: this.view, url, token });
  }

  private leave(): void {
    if (this.asked) this.services.channel.tell({ kind: 'view-gone', view: this.view });
    this.asked = false;
  }
}

/** A picture in a style sheet reports neither load nor error; its single-use token ends after this (milliseconds). */
const ONCE_LIMIT = 10_000;

function timeout(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Resolves when a picture has loaded or failed. */
function settles(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      resolve();
    };
    element.addEventListener('load', done, { once: true });
    element.addEventListener('error', done, { once: true });
  });
}
