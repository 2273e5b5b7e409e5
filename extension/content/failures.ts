import { withoutAnyToken, withoutTokens } from '../release-token.ts';
import type { Released } from './released.ts';
import { nextTask } from './slices.ts';

/** What a failed picture needs to know and to do. */
export interface FailureServices {
  isHeld(url: string): boolean;
  /** Whether a picture's address is put aside while it is judged. */
  isParked(picture: Element): boolean;
  /** Whether judgement or the user lets this URL through. */
  mayLoad(url: string): boolean;
  /** Somebody should look at the page again. */
  tryAgain(): void;
  giveUp(picture: Element, url: string): void;
}

/** Tries of one picture; after the last its failure is the server's. */
const MAX_TRIES = 2;

interface Tries {
  readonly url: string;
  readonly count: number;
}

/**
 * Tells a picture that is only held from one that has really failed. A held one is silent towards the page; one that
 * was let through is tried once more; one whose probe came but who could not join it carries its token itself.
 */
export class Failures {
  /** Whether any picture of this document carries a token in the page. */
  anyLastResort = false;
  private readonly tries = new WeakMap<Element, Tries>();
  private readonly lost = new WeakMap<Element, string>();
  private readonly inPage = new WeakSet<Element>();
  private readonly asked = new WeakSet<Element>();
  private readonly failedProbes = new Set<string>();
  private readonly released: Released;
  private readonly services: FailureServices;

  constructor(released: Released, services: FailureServices) {
    this.released = released;
    this.services = services;
  }

  /** A probe for this URL (without token) has failed: the server's doing, or a request joined that was held. */
  probeFailed(url: string): void {
    if (this.failedProbes.size >= MAX_REMEMBERED) this.failedProbes.clear();
    this.failedProbes.add(url);
  }

  /** @returns whether the page is not to hear of it */
  onError(picture: Element): boolean {
    if (this.services.isParked(picture)) return true; // A held request's end, heard late.
    const url = urlOf(picture);
    if (url === null || !this.services.isHeld(url)) return false;
    this.asked.add(picture);
    if (!carriersOf(picture).some((element) => this.released.gave(element, url))) {
      if (this.services.mayLoad(url)) this.services.tryAgain(); // It was lazy, or late: nobody has let it through yet.
      return true;
    }
    for (const element of carriersOf(picture)) this.released.forget(element);
    const before = this.tries.get(picture);
    const count = before?.url === url ? before.count + 1 : 1;
    this.tries.set(picture, { url, count });
    if (count >= MAX_TRIES) {
      this.giveUp(picture, url);
      return false;
    }
    void this.tryAgain(picture, url);
    return true;
  }

  /** The probe has failed as well: it is the server's doing. Otherwise the picture could not join it. */
  private async tryAgain(picture: Element, url: string): Promise<void> {
    await nextTask(); // The probe's own failure may be heard of after its picture's.
    if (!this.failedProbes.delete(url)) {
      this.inPage.add(picture);
      this.anyLastResort = true;
    }
    this.services.tryAgain();
  }

  private giveUp(picture: Element, url: string): void {
    this.lost.set(picture, url);
    if (this.inPage.delete(picture)) bareAgain(picture);
    this.services.giveUp(picture, url);
  }

  onLoad(picture: Element): void {
    this.tries.delete(picture);
    this.lost.delete(picture);
  }

  /** Whether this picture has asked the network for anything: a lazy one does so when it comes into view. */
  askedFor(picture: Element): boolean {
    return this.asked.has(picture);
  }

  /** Whether this picture must carry its token itself. */
  lastResort(picture: Element): boolean {
    return this.inPage.has(picture);
  }

  gaveUp(picture: Element, url: string): boolean {
    return this.lost.get(picture) === url;
  }
}

const MAX_REMEMBERED = 5_000;

/** Elements that a picture's address may stand on: itself, and the sources before it in a `<picture>`. */
function carriersOf(picture: Element): Element[] {
  const parent = picture.parentElement;
  return parent?.localName === 'picture' ? [...parent.querySelectorAll('source'), picture] : [picture];
}

/** A token that was of no use does not stay in the page. */
function bareAgain(picture: Element): void {
  for (const attribute of ['src', 'srcset', 'href']) {
    const value = picture.getAttribute(attribute);
    const bare = value === null ? null : withoutTokens(value);
    if (bare !== null && bare !== value) picture.setAttribute(attribute, bare);
  }
}

/** What this picture has asked for, without a token of ours; null for elements that show no picture. */
function urlOf(element: Element): string | null {
  switch (element.localName) {
    case 'img': {
      const { currentSrc, src } = element as HTMLImageElement;
      return withoutAnyToken(currentSrc || src);
    }
    case 'input':
      return withoutAnyToken((element as HTMLInputElement).src);
    case 'image':
      return withoutAnyToken(
        URL.parse((element as SVGImageElement).href.baseVal, element.baseURI)?.href ?? '',
      );
    default:
      return null;
  }
}
