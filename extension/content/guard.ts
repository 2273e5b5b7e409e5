import type { Webmail } from '../../shared/data/webmails.ts';
import { isHeld } from '../../shared/data/webmails.ts';
import type { PageContext, ReleaseOnce } from '../messages.ts';
import { withToken } from '../release-token.ts';
import { readPage, type PageReading } from '../webmails/index.ts';
import { inBatches, type FoundView } from './batches.ts';
import type { Channel } from './channel.ts';
import { watchCopies } from './copies.ts';
import { extractContent, type FoundReference } from './extraction.ts';
import { Failures } from './failures.ts';
import { HeldRequests } from './held-requests.ts';
import { viewRequest } from './judge-request.ts';
import { Outcomes, Waiting } from './outcomes.ts';
import { PageObserver } from './page-observer.ts';
import { Parking } from './parking.ts';
import { applyReleases, type PlacedReference } from './release.ts';
import { Released } from './released.ts';
import { PassScheduler } from './scheduler.ts';
import { ShadowRoots } from './shadow-roots.ts';
import { Surfaces } from './surfaces.ts';
import { Views, type View } from './views.ts';

/** What a guard needs from outside its document. */
export interface GuardServices {
  readonly channel: Channel;
  readonly webmail: Webmail;
  /** Starts a guard in a frame that gets no content script of its own. */
  guardFrame(page: Document): void;
  /** A tracker stands here: this is where the page shows messages. */
  onTracker(element: Element): void;
}

/**
 * Guards one document: finds what its messages refer to, asks the background, releases what is harmless.
 * It never decides anything and never depends on how the webmail builds its page.
 */
export class Guard {
  private readonly views = new Views();
  private readonly stopped = new AbortController();
  private readonly scheduler: PassScheduler;
  private readonly observer: PageObserver;
  private readonly shadows: ShadowRoots;
  private readonly requests: HeldRequests;
  private readonly surfaces: Surfaces;
  private readonly parking = new Parking();
  private readonly released = new Released();
  private readonly waiting = new Waiting();
  private readonly failures: Failures;
  /** Tokens of pictures that the user asked for, by URL. */
  private readonly onceTokens = new Map<string, string>();
  private readonly page: Document;
  private readonly services: GuardServices;
  private turn: Promise<void> = Promise.resolve();
  private queued = false;
  private failedJudgements = 0;

  constructor(page: Document, services: GuardServices) {
    const { signal } = this.stopped;
    const { channel, webmail } = services;
    this.page = page;
    this.services = services;
    this.scheduler = new PassScheduler(page, () => void this.pass(), signal);
    const request = () => {
      this.scheduler.request();
    };
    this.surfaces = new Surfaces(page, {
      load: (url) => void this.loadPicture(url),
      openPopup: () => {
        channel.tell({ kind: 'open-popup' });
      },
    });
    this.failures = new Failures(this.released, {
      isHeld: (url) => isHeld(url, webmail),
      isParked: (picture) => this.parking.has(picture),
      mayLoad: (url) => this.viewThatAllows(url) !== null || this.onceTokens.has(url),
      tryAgain: request,
      giveUp: (picture, url) => {
        this.giveUp(picture, url);
      },
    });
    const outcomes = new Outcomes(
      {
        onError: (picture) => this.failures.onError(picture),
        onLoad: (picture) => {
          this.failures.onLoad(picture);
          this.waiting.settle(picture);
        },
      },
      signal,
    );
    this.requests = new HeldRequests(page, (url) => isHeld(url, webmail), request, signal);
    channel.onReleaseOnce((release) => {
      if (this.views.named(release.view)) void this.releaseOnce(release);
    });
    const observer = new PageObserver(
      page,
      {
        onChange: () => this.goesOn(),
        onNews: request,
        onFrame: (frame) => {
          services.guardFrame(frame);
        },
        onWindow: (window) => {
          outcomes.listenTo(window);
        },
        onLeave: () => {
          this.leave(this.views.leave());
        },
        onReturn: request,
      },
      signal,
    );
    this.observer = observer;
    this.shadows = new ShadowRoots(page, (root) => {
      observer.watch(root);
      outcomes.listenToShadow(root);
    });
    watchCopies(page, signal);
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

  private leave(gone: readonly View[]): void {
    if (gone.length > 0)
      this.services.channel.tell({ kind: 'view-gone', views: gone.map(({ token }) => token) });
  }

  /** One look at the whole document: extract, ask if there is news, release. Never two at a time. */
  private async pass(): Promise<void> {
    if (this.queued) return;
    this.queued = true;
    await this.inTurn(async () => {
      this.queued = false;
      await this.look();
    });
  }

  /** Work that reads and writes the page's references is done one after another. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(work).catch((error: unknown) => {
      this.restore(); // Whatever went wrong, the page gets its addresses back; they stay held.
      console.error('Pixelgate could not judge this page.', error);
    });
    return this.turn;
  }

  private restore(): void {
    this.parking.restore();
    this.observer.forgetOwnWriting();
  }

  private async look(): Promise<void> {
    if (this.stopped.signal.aborted) return;
    const roots = [this.page, ...this.shadows.roots];
    this.parking.restoreCopies(roots);
    this.surfaces.removeStrays(roots);
    const reading = readPage(this.page, this.services.webmail.id);
    const gone = this.views.arrange(reading.messages);
    for (const view of gone) this.surfaces.removeBadge(view.token);
    this.leave(gone.filter((view) => view.asked !== null));
    let found = await this.extract();
    if (this.requests.place(urlsIn(found))) {
      if (this.shadows.search()) found = await this.extract();
      this.requests.place(urlsIn(found));
      this.requests.giveUp();
    }
    for (const batch of inBatches(found)) {
      const news = batch.filter((one) => this.isNews(one, reading) && !this.onlyHeads(one, reading));
      if (news.length > 0 && !(await this.ask(news, reading))) return;
      await this.release(batch);
    }
    this.keepPlaceholders(found);
  }

  private async extract(): Promise<FoundView[]> {
    const found: FoundView[] = [];
    for (const view of this.views.all) {
      const root = view.message?.element ?? this.page;
      const content = await extractContent(root, {
        shadowRoot: (element) => this.shadows.of(element),
        keep: (url) => isHeld(url, this.services.webmail),
        released: this.released,
        tokens: this.failures.anyLastResort ? this.tokens() : [],
        asJudged: (element) => this.surfaces.hiddenByUs(element),
        skip: (element) => element !== root && this.views.isMessage(element),
      });
      found.push({ view, content });
    }
    return found;
  }

  private tokens(): string[] {
    return [...this.views.all.map(({ token }) => token), ...this.onceTokens.values()];
  }

  /** Whether the background has to hear of this view: other references than it was asked about, or another sender. */
  private isNews({ view, content }: FoundView, reading: PageReading): boolean {
    const context = JSON.stringify(contextOf(view, reading));
    if (view.asked === null) {
      const known = view.message !== null || reading.inherited !== null;
      return content.references.length > 0 || content.beyondCap > 0 || known;
    }
    return (
      view.asked !== context || !view.verdicts.cover(content.references.map(({ reference }) => reference))
    );
  }

  /** A message whose body is a frame's: the frame asks for itself, and may not know who wrote. @returns whether it is one */
  private onlyHeads({ view, content }: FoundView, reading: PageReading): boolean {
    if (!view.message || content.references.length > 0 || !holdsFrame(view.message.element)) return false;
    const context = contextOf(view, reading);
    view.asked = JSON.stringify(context);
    this.services.channel.tell({ kind: 'header', view: view.token, context });
    return true;
  }

  /** Asks the background about these views. @returns whether it answered; without an answer all stays held */
  private async ask(found: readonly FoundView[], reading: PageReading): Promise<boolean> {
    const { channel } = this.services;
    const requests = found.map(({ view, content }) =>
      viewRequest({
        view: view.token,
        context: contextOf(view, reading),
        references: content.references.map(({ reference }) => reference),
        released: new Set(content.references.filter((one) => one.released).map(({ reference }) => reference)),
        links: content.links,
        beyondCap: content.beyondCap,
      }),
    );
    await this.parking.park(unjudged(found), () => {
      this.observer.forgetOwnWriting();
    });
    const answer = await channel.judge({ kind: 'judge', views: requests });
    if (!answer) {
      this.restore();
      this.tryAgain(found);
      return false;
    }
    this.failedJudgements = 0;
    for (const [index, { view, content }] of found.entries()) {
      const [sent, said] = [requests[index]?.references, answer.views[index]];
      if (!sent || !said) continue;
      view.asked = JSON.stringify(contextOf(view, reading));
      view.verdicts.take(
        content.references.map(({ reference }) => reference),
        sent,
        said,
      );
      const tracker = content.references.find(({ reference }) => view.verdicts.isTracker(reference));
      if (tracker) this.services.onTracker(tracker.element);
      this.surfaces.showCount(view.token, said.surface, view.message?.element ?? null);
    }
    return true;
  }

  /** A judgement that fails is tried again, ever more slowly; then the popup says that it failed. */
  private tryAgain(found: readonly FoundView[]): void {
    const pause = RETRY_PAUSES[this.failedJudgements];
    this.failedJudgements += 1;
    if (pause !== undefined)
      setTimeout(() => {
        this.scheduler.request();
      }, pause);
    else for (const { view } of found) this.services.channel.tell({ kind: 'not-judged', view: view.token });
  }

  private release(found: readonly FoundView[]): Promise<void> {
    const placed = found.flatMap(({ view, content }) =>
      content.references.map((one) => ({ ...one, release: this.releaseOf(view, one) })),
    );
    return this.apply(placed);
  }

  private apply(placed: readonly PlacedReference[]): Promise<void> {
    return applyReleases(placed, {
      parking: this.parking,
      released: this.released,
      askedFor: (element) => this.failures.askedFor(element),
      lastResort: (element) => this.failures.lastResort(element),
      probeFailed: (url) => {
        this.failures.probeFailed(url);
      },
      written: () => {
        this.observer.forgetOwnWriting();
      },
    });
  }

  private releaseOf(view: View, { reference, element, released }: FoundReference): string | null | undefined {
    if (released || this.failures.gaveUp(element, reference.absolute)) return undefined;
    const token = this.onceTokens.get(reference.absolute);
    if (token !== undefined) return withToken(reference.absolute, token);
    const decision = view.verdicts.of(reference)?.decision;
    if (decision === undefined) return undefined;
    return decision === 'allow' ? withToken(reference.absolute, view.token) : null;
  }

  private keepPlaceholders(found: readonly FoundView[]): void {
    const blocked = found.flatMap(({ view, content }) =>
      content.references.filter((one) => {
        const verdict = view.verdicts.of(one.reference);
        return !one.released && verdict?.decision === 'block' && verdict.placeholder;
      }),
    );
    this.surfaces.keepPlaceholders(blocked);
    this.observer.forgetOwnWriting();
  }

  private viewThatAllows(url: string): View | null {
    return this.views.all.find((view) => view.verdicts.mayLoad.has(url)) ?? null;
  }

  private giveUp(picture: Element, url: string): void {
    const view = this.viewThatAllows(url);
    if (view) this.services.channel.tell({ kind: 'did-not-load', view: view.token, urls: [url] });
    this.waiting.settle(picture);
  }

  private async loadPicture(url: string): Promise<void> {
    for (const view of this.views.all) {
      const release = await this.services.channel.loadPicture(view.token, url);
      if (release) {
        await this.releaseOnce(release);
        return;
      }
    }
  }

  /** Loads one blocked picture because the user asked; its token ends as soon as it has loaded or failed. */
  private async releaseOnce({ view: token, url, token: once }: ReleaseOnce): Promise<void> {
    const view = this.views.named(token);
    if (!view) return;
    let settled: Promise<void> = Promise.resolve();
    let requested = false;
    await this.inTurn(async () => {
      this.onceTokens.set(url, once);
      const found = (await this.extract()).find((one) => one.view === view)?.content.references ?? [];
      const wanted = found.filter(({ reference }) => reference.absolute === url);
      requested = wanted.length > 0;
      const elements = wanted.map(({ element }) => element);
      if (requested) settled = this.waiting.forAny(elements, ONCE_LIMIT);
      this.surfaces.removePlaceholders(elements);
      await this.apply(wanted.map((one) => ({ ...one, release: withToken(url, once) })));
    });
    await settled;
    this.onceTokens.delete(url);
    const done = { kind: 'once-done', view: token, url, token: once, requested } as const;
    const surface = await this.services.channel.onceDone(done);
    if (surface) this.surfaces.showCount(token, surface, view.message?.element ?? null);
  }
}

/** Pauses before a failed judgement is tried again (milliseconds). */
const RETRY_PAUSES = [250, 1_000, 4_000];

/** A picture in a style sheet reports neither load nor error; its single-use token ends after this (milliseconds). */
const ONCE_LIMIT = 10_000;

/** Through shadow roots too, as far as a page lets us look. */
function holdsFrame(element: Element): boolean {
  return element.localName === 'iframe' || element.querySelector('iframe, frame') !== null;
}

const NOBODY = { address: null, name: null };

function contextOf(view: View, reading: PageReading): PageContext {
  const sender = view.message?.sender ?? reading.inherited ?? NOBODY;
  return { webmail: reading.webmail, sender, recipients: reading.owner };
}

function urlsIn(found: readonly FoundView[]): string[] {
  return found.flatMap(({ content }) => content.references.map(({ reference }) => reference.absolute));
}

function unjudged(found: readonly FoundView[]): FoundReference[] {
  return found.flatMap(({ view, content }) =>
    content.references.filter((one) => !one.released && view.verdicts.of(one.reference) === null),
  );
}
