import type { Webmail } from '../../shared/data/webmails.ts';
import { isHeld } from '../../shared/data/webmails.ts';
import type { ReleaseOnce } from '../messages.ts';
import { freshToken, withToken } from '../release-token.ts';
import { pageContext } from '../webmails/index.ts';
import type { Channel } from './channel.ts';
import { extractPage, type FoundPage, type FoundReference } from './extraction.ts';
import { HeldRequests } from './held-requests.ts';
import { judgeRequest } from './judge-request.ts';
import { PageObserver } from './page-observer.ts';
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
  private readonly observer: PageObserver;
  private readonly shadows: ShadowRoots;
  private readonly requests: HeldRequests;
  private readonly surfaces: Surfaces;
  private readonly parking = new Parking();
  /** Tokens of pictures that the user asked for, by URL. */
  private readonly onceTokens = new Map<string, string>();
  private readonly page: Document;
  private readonly services: GuardServices;
  /** Tokens that have ended; what carries one has loaded and is left alone. */
  private readonly spentTokens: string[] = [];
  private turn: Promise<void> = Promise.resolve();
  private waiting = false;
  private asked = false;
  private failures = 0;

  constructor(page: Document, services: GuardServices) {
    const { signal } = this.stopped;
    this.page = page;
    this.services = services;
    this.scheduler = new PassScheduler(page, () => void this.pass(), signal);
    this.surfaces = new Surfaces(page, {
      load: (url) => void this.loadPicture(url),
      openPopup: () => {
        services.channel.tell({ kind: 'open-popup' });
      },
    });
    const request = () => {
      this.scheduler.request();
    };
    this.requests = new HeldRequests(page, (url) => isHeld(url, services.webmail), request, signal);
    services.channel.onReleaseOnce((release) => {
      if (release.view === this.view) void this.releaseOnce(release);
    });
    const observer = new PageObserver(
      page,
      {
        onChange: () => this.goesOn(),
        onNews: request,
        onFrame: (frame) => {
          services.guardFrame(frame);
        },
        onLeave: () => {
          this.leave();
        },
        onReturn: request,
      },
      signal,
    );
    this.observer = observer;
    this.shadows = new ShadowRoots(page, (root) => {
      observer.watch(root);
    });
    request();
  }

  /** Ends everything that this guard does; what it released stays as it is. */
  stop(): void {
    this.stopped.abort();
    this.parking.restore();
    this.surfaces.remove();
  }

  /** An extension that was updated or removed leaves its old guards behind: they end themselves. */
  private goesOn(): boolean {
    if (this.services.channel.alive()) return true;
    this.stop();
    return false;
  }

  private leave(): void {
    if (this.asked) this.services.channel.tell({ kind: 'view-gone', view: this.view });
    this.asked = false;
  }

  /** One look at the whole document: extract, ask if there is news, release. Never two at a time. */
  private async pass(): Promise<void> {
    if (this.waiting) return;
    this.waiting = true;
    await this.inTurn(async () => {
      this.waiting = false;
      await this.look();
    });
  }

  /** Work that reads and writes the page's references is done one after another. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work).catch((error: unknown) => {
      this.parking.restore(); // Whatever went wrong, the page gets its addresses back; they stay held.
      this.observer.forgetOwnWriting();
      console.error('Pixelgate could not judge this page.', error);
    });
    return this.turn;
  }

  private async look(): Promise<void> {
    this.parking.restoreCopies([this.page, ...this.shadows.roots]);
    let found = await this.extract();
    if (this.requests.place(found.references.map(({ reference }) => reference.absolute))) {
      if (this.shadows.search()) found = await this.extract();
      this.requests.place(found.references.map(({ reference }) => reference.absolute));
      this.requests.giveUp();
    }
    const references = found.references.map(({ reference }) => reference);
    if (references.length === 0 && found.beyondCap === 0 && !this.asked) return;
    if (this.asked && this.verdicts.cover(references)) await this.release(found.references);
    else if (await this.ask(found)) await this.release(found.references);
  }

  /** Asks the background about everything found. @returns whether it answered; without an answer all stays held */
  private async ask({ references: found, links, beyondCap }: FoundPage): Promise<boolean> {
    const { channel, webmail } = this.services;
    const { adapter, context } = pageContext(this.page, webmail.id);
    const references = found.map(({ reference }) => reference);
    const released = new Set(found.filter((one) => one.released).map(({ reference }) => reference));
    const request = judgeRequest({ view: this.view, context, references, links, beyondCap, released });
    this.parking.park(found.filter((one) => !one.released && this.verdicts.of(one.reference) === null));
    this.observer.forgetOwnWriting();
    const answer = await channel.judge(request);
    if (!answer) {
      this.parking.restore();
      this.observer.forgetOwnWriting();
      this.tryAgain();
      return false;
    }
    this.asked = true;
    this.failures = 0;
    this.verdicts.take(references, request.references, answer);
    this.surfaces.showCount(answer.surface, adapter.messageElement(this.page));
    return true;
  }

  /** A judgement that fails is tried again, ever more slowly; then the popup says that it failed. */
  private tryAgain(): void {
    const pause = RETRY_PAUSES[this.failures];
    this.failures += 1;
    if (pause !== undefined)
      setTimeout(() => {
        this.scheduler.request();
      }, pause);
    else this.services.channel.tell({ kind: 'not-judged', view: this.view });
  }

  private extract(): ReturnType<typeof extractPage> {
    return extractPage(this.page, {
      shadowRoot: (element) => this.shadows.of(element),
      keep: (url) => isHeld(url, this.services.webmail),
      tokens: [this.view, ...this.onceTokens.values(), ...this.spentTokens],
      asJudged: (element) => this.surfaces.hiddenByUs(element),
    });
  }

  private async release(found: readonly FoundReference[], all = true): Promise<void> {
    const placed = found.map((one) => ({ ...one, release: this.releaseOf(one) }));
    const didNotLoad = (urls: readonly string[]) => {
      this.services.channel.tell({ kind: 'did-not-load', view: this.view, urls });
    };
    await applyReleases(placed, this.parking, didNotLoad, () => {
      this.observer.forgetOwnWriting();
    });
    if (!all) return;
    this.surfaces.keepPlaceholders(
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
    let settled: Promise<void> = Promise.resolve();
    let requested = false;
    await this.inTurn(async () => {
      this.onceTokens.set(url, token);
      const wanted = (await this.extract()).references.filter(({ reference }) => reference.absolute === url);
      requested = wanted.length > 0;
      if (requested) settled = settles(wanted.map(({ element }) => element));
      this.surfaces.removePlaceholders(wanted.map(({ element }) => element));
      await this.release(wanted, false);
    });
    await settled;
    this.onceTokens.delete(url);
    this.spentTokens.push(token);
    const done = { kind: 'once-done', view: this.view, url, token, requested } as const;
    const surface = await this.services.channel.onceDone(done);
    if (surface)
      this.surfaces.showCount(surface, pageContext(this.page, '').adapter.messageElement(this.page));
  }
}

/** Pauses before a failed judgement is tried again (milliseconds). */
const RETRY_PAUSES = [250, 1_000, 4_000];

/** A picture in a style sheet reports neither load nor error; its single-use token ends after this (milliseconds). */
const ONCE_LIMIT = 10_000;

/** A picture that fails is tried once more; its second failure is the last word. */
const LAST_FAILURE = 2;

/** Resolves when one of these pictures has loaded or failed for good, or none has said anything for long. */
function settles(elements: readonly Element[]): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      resolve();
    };
    for (const element of elements) {
      let failures = 0;
      element.addEventListener('load', done, { once: true });
      element.addEventListener('error', () => {
        failures += 1;
        if (failures >= LAST_FAILURE) done();
      });
    }
    setTimeout(done, ONCE_LIMIT);
  });
}
