import type { Webmail } from '../../shared/data/webmails.ts';
import { isHeld } from '../../shared/data/webmails.ts';
import { askAbout, newsIn } from './asking.ts';
import { inBatches, type FoundView } from './batches.ts';
import type { Channel } from './channel.ts';
import { watchCopies } from './copies.ts';
import { Failures } from './failures.ts';
import { findViews } from './found-views.ts';
import { HeldRequests } from './held-requests.ts';
import { keepPlaceholders, letThrough } from './letting-through.ts';
import { askForOnce, loadOnce } from './load-once.ts';
import { Outcomes, Waiting } from './outcomes.ts';
import { PageObserver } from './page-observer.ts';
import { PagePolicy } from './page-policy.ts';
import { Parking } from './parking.ts';
import type { ReadPage } from './page-reading.ts';
import type { Parts } from './parts.ts';
import { Released } from './released.ts';
import { PassScheduler } from './scheduler.ts';
import { ShadowRoots } from './shadow-roots.ts';
import { Surfaces } from './surfaces.ts';
import { Views, type View } from './views.ts';

/** What a guard needs from outside its document. */
export interface GuardServices {
  readonly channel: Channel;
  readonly webmail: Webmail;
  /** Shared by the frames of one origin; see `sharedSecret`. */
  readonly secret: string;
  readonly readPage: ReadPage;
  /** Starts a guard in a frame that gets no content script of its own. */
  guardFrame(page: Document): void;
  /** A tracker stands here: this is where the page shows messages. */
  readonly onTracker: (element: Element) => void;
}

/**
 * Guards one document: finds what its messages refer to, asks the background, releases what is harmless.
 * It never decides anything and never depends on how the webmail builds its page.
 */
export class Guard {
  private readonly stopped = new AbortController();
  private readonly services: GuardServices;
  private readonly parts: Parts;
  private readonly scheduler: PassScheduler;
  private readonly requests: HeldRequests;
  private turn: Promise<void> = Promise.resolve();
  private queued = false;
  private failedJudgements = 0;

  constructor(page: Document, services: GuardServices) {
    const { signal } = this.stopped;
    this.services = services;
    this.scheduler = new PassScheduler(page, () => void this.pass(), signal);
    const look = () => {
      this.scheduler.request();
    };
    const held = (url: string) => isHeld(url, services.webmail);
    this.parts = this.build(page, services, look);
    this.requests = new HeldRequests(page, held, look, signal);
    services.channel.onReleaseOnce((release) => {
      void loadOnce(release, this.parts, (work) => this.inTurn(work));
    });
    services.channel.onJudgeAgain((views) => {
      this.parts.views.forgetAsked(views);
      look();
    });
    watchCopies(page, services.secret, signal);
    look();
  }

  private build(page: Document, services: GuardServices, look: () => void): Parts {
    const { channel, webmail, onTracker } = services;
    const outcomes = new Outcomes(
      {
        onError: (picture) => this.parts.failures.onError(picture),
        onLoad: (picture) => {
          this.parts.failures.onLoad(picture);
          this.parts.waiting.settle(picture);
        },
      },
      this.stopped.signal,
    );
    const policy = new PagePolicy(page, webmail.hosts, look);
    const observer = this.observe(page, services, look, (window) => {
      outcomes.listenTo(window);
      policy.listenTo(window, this.stopped.signal);
    });
    const released = new Released();
    const onceTokens = new Map<string, string>();
    const parking = new Parking(services.secret);
    const failures = new Failures(released, {
      isHeld: (url) => isHeld(url, webmail),
      isParked: (picture) => parking.has(picture),
      mayLoad: (url) => this.viewThatAllows(url) !== null || onceTokens.has(url),
      tryAgain: look,
      giveUp: (picture, url) => {
        this.giveUp(picture, url);
      },
    });
    const surfaces = new Surfaces(
      page,
      {
        load: (url) => void this.loadPicture(url),
        openPopup: (view) => {
          channel.tell({ kind: 'open-popup', view });
        },
        openCard: (view, top) => {
          channel.tell({ kind: 'open-card', view, top });
        },
      },
      services.secret,
    );
    const shadows = new ShadowRoots(page, (root) => {
      observer.watch(root);
      outcomes.listenToShadow(root);
    });
    const written = () => {
      observer.forgetOwnWriting();
    };
    const [views, waiting] = [new Views(), new Waiting()];
    const parts = { page, webmail, channel, views, shadows, surfaces, parking, released, failures, policy };
    return { ...parts, waiting, onceTokens, written, onTracker };
  }

  private observe(
    page: Document,
    services: GuardServices,
    look: () => void,
    onWindow: (window: Window) => void,
  ): PageObserver {
    return new PageObserver(
      page,
      {
        onChange: () => this.goesOn(),
        onNews: look,
        onFrame: (frame) => {
          services.guardFrame(frame);
        },
        onWindow,
        onLeave: () => {
          this.leave(this.parts.views.leave());
        },
        onReturn: look,
      },
      this.stopped.signal,
    );
  }

  /** Ends everything that this guard does; what it released stays as it is. */
  stop(): void {
    this.stopped.abort();
    this.parts.parking.restore();
    this.parts.surfaces.remove();
  }

  /** An extension that was updated or removed leaves its old guards behind: they end themselves. */
  private goesOn(): boolean {
    if (this.parts.channel.alive()) return true;
    this.stop();
    return false;
  }

  private leave(gone: readonly View[]): void {
    if (gone.length === 0) return;
    this.parts.channel.tell({ kind: 'view-gone', views: gone.map(({ token }) => token) });
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
    this.parts.parking.restore();
    this.parts.written();
  }

  private async look(): Promise<void> {
    if (this.stopped.signal.aborted) return;
    const { page, shadows, parking, surfaces, views, webmail } = this.parts;
    const roots = [page, ...shadows.roots];
    parking.restoreCopies(roots);
    surfaces.removeStrays(roots);
    const reading = this.services.readPage(page, webmail.id);
    const gone = views.arrange(reading.messages);
    for (const view of gone) surfaces.removeBadge(view.token);
    this.leave(gone.filter((view) => view.known));
    const found = await findViews(this.parts, this.requests);
    const failed: FoundView[] = [];
    for (const batch of inBatches(found)) {
      const news = newsIn(batch, reading, this.parts);
      if (news.length > 0 && !(await askAbout(news, reading, this.parts))) {
        this.restore();
        failed.push(...news);
      }
      await letThrough(batch, this.parts);
    }
    keepPlaceholders(found, this.parts);
    if (failed.length > 0) this.tryAgain(failed);
    else this.failedJudgements = 0;
  }

  /** A judgement that fails is tried again, ever more slowly; then the popup says that it failed. */
  private tryAgain(found: readonly FoundView[]): void {
    const pause = RETRY_PAUSES[this.failedJudgements];
    this.failedJudgements += 1;
    if (pause !== undefined) this.scheduler.requestIn(pause);
    else
      for (const { view } of found) {
        view.known = true;
        this.parts.channel.tell({ kind: 'not-judged', view: view.token });
      }
  }

  private viewThatAllows(url: string): View | null {
    return this.parts.views.all.find((view) => view.verdicts.mayLoad.has(url)) ?? null;
  }

  private giveUp(picture: Element, url: string): void {
    const view = this.viewThatAllows(url);
    if (view) this.parts.channel.tell({ kind: 'did-not-load', view: view.token, urls: [url] });
    this.parts.waiting.settle(picture);
  }

  private async loadPicture(url: string): Promise<void> {
    const release = await askForOnce(url, this.parts);
    if (release) await loadOnce(release, this.parts, (work) => this.inTurn(work));
  }
}

/** Pauses before a failed judgement is tried again (milliseconds). */
const RETRY_PAUSES = [250, 1_000, 4_000];
