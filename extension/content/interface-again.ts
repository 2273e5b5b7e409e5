import { isWithin, type HeldType } from '../../shared/data/webmails.ts';
import { hostOf } from './interface-names.ts';
import { Reopening } from './interface-reopen.ts';
import { nextTask } from './slices.ts';

/** What asking again needs to know. */
export interface AskAgainOptions {
  /** Network types that are held on this webmail's pages. */
  readonly holds: readonly HeldType[];
  /** False once the extension is gone: nothing is asked for any more. */
  readonly alive: () => boolean;
  /** Ends it for good. */
  readonly signal: AbortSignal;
}

/**
 * Asks again for what the page was refused before the hosts of its interface were known. It watches from the start
 * on, since what was asked for before a host was known may be refused after.
 */
export class AskAgain {
  private readonly failed = new WeakSet<Element>();
  private readonly loaded = new WeakSet<Element>();
  /** How often each was asked for again. */
  private readonly tries = new WeakMap<Element, number>();
  private readonly learned: string[] = [];
  private readonly page: Document;
  private readonly options: AskAgainOptions;
  private readonly reopening: Reopening;

  constructor(page: Document, options: AskAgainOptions) {
    this.page = page;
    this.options = options;
    this.reopening = new Reopening(page, options.signal);
    const note = ({ type, target }: Event) => {
      if (!(target instanceof Element) || this.isOver()) return;
      const [now, before] = type === 'load' ? [this.loaded, this.failed] : [this.failed, this.loaded];
      now.add(target);
      before.delete(target);
      if (type === 'error') this.afterFailure(target);
    };
    const { signal } = options;
    page.addEventListener('load', note, { capture: true, signal });
    page.addEventListener('error', note, { capture: true, signal });
  }

  /** These hosts are let through from now on. */
  learn(hosts: readonly string[]): void {
    if (hosts.length === 0 || this.isOver()) return;
    this.learned.push(...hosts);
    void this.askAgain(hosts);
  }

  /** Sheets last: what they refer to may be preloaded too, and would join a request that is being refused. */
  private async askAgain(hosts: readonly string[]): Promise<void> {
    const sheets: Element[] = [];
    const preloads: Promise<void>[] = [];
    for (const element of this.page.querySelectorAll('link[href], script[src], iframe[src], audio, video')) {
      if (isSheet(element)) sheets.push(element);
      else {
        if (isScript(element) && this.isAt(element, 'src', hosts)) this.reopening.stood(element);
        if (isPreload(element) && this.isAt(element, 'href', hosts))
          preloads.push(this.preloadAgain(element));
        else this.again(element, hosts);
      }
    }
    await Promise.all(preloads);
    for (const sheet of sheets) this.again(sheet, hosts);
  }

  /**
   * What the browser's look ahead was refused stays with the document, and is handed to the next who asks for it, be it
   * the link itself, without any event. So a preload that has not come is asked for until it has, and in the end for the
   * cache alone.
   */
  private async preloadAgain(link: Element): Promise<void> {
    if (isScriptPreload(link)) {
      if (this.failed.has(link)) this.intoCache(link);
      return;
    }
    for (let round = 0; round < MAX_TRIES && !this.loaded.has(link); round++) {
      if (this.isOver() || !link.isConnected) return;
      const settled = outcomeOf(link);
      if (round > 0 || this.failed.has(link)) setAgain(link, 'href');
      await settled;
    }
    if (!this.loaded.has(link) && !this.isOver()) this.intoCache(link);
  }

  private afterFailure(element: Element): void {
    if (isPreload(element)) return; // It has its own way.
    const tries = this.tries.get(element) ?? 0;
    if (tries >= MAX_TRIES || !element.matches('link, script, audio, video')) return;
    setTimeout(() => {
      this.again(element, this.learned);
    }, tries * PAUSE);
  }

  private isOver(): boolean {
    return this.options.signal.aborted || !this.options.alive();
  }

  private again(element: Element, hosts: readonly string[]): void {
    if (this.isOver()) return;
    const isFailed = this.failed.has(element);
    switch (element.localName) {
      case 'link':
        this.againLink(element, hosts);
        break;
      case 'script':
        if (isFailed && this.isAt(element, 'src', hosts)) this.reopening.didNotCome(element);
        break;
      case 'iframe':
        if (this.options.holds.includes('sub_frame') && this.isAt(element, 'src', hosts))
          setAgain(element, 'src');
        break;
      default:
        this.againMedium(element as HTMLMediaElement, hosts);
    }
  }

  /**
   * A sheet that came may have been refused its pictures, which only a new reading asks for again: an address with
   * another fragment is another address for the element and the same one for the cache, and the old sheet stays until
   * the new one is there (measured). A link that was refused itself is set anew.
   */
  private againLink(link: Element, hosts: readonly string[]): void {
    const isIcon = /(?:^|[\s-])icon(?:\s|$)/i.test(link.getAttribute('rel') ?? '');
    const address = link.getAttribute('href') ?? '';
    if (this.isAt(link, 'href', hosts) && (this.failed.has(link) || isIcon)) {
      this.countTry(link);
      setAgain(link, 'href');
    } else if (isSheet(link) && this.loaded.has(link))
      link.setAttribute('href', address.endsWith('#') ? address.slice(0, -1) : `${address}#`);
  }

  /** Browsers let no content script preload another host's script; what stands in the cache is as good. */
  private intoCache(link: Element): void {
    const url = new URL(link.getAttribute('href') ?? '', this.page.baseURI);
    const how: RequestInit = link.hasAttribute('crossorigin')
      ? { mode: 'cors', credentials: 'same-origin' }
      : { mode: 'no-cors', credentials: 'include' };
    fetch(url, how).catch(() => undefined);
  }

  private againMedium(medium: HTMLMediaElement, hosts: readonly string[]): void {
    const sources = [medium, ...medium.querySelectorAll('source')];
    if (medium.networkState !== HTMLMediaElement.NETWORK_NO_SOURCE) return;
    if (!sources.some((source) => this.isAt(source, 'src', hosts))) return;
    this.countTry(medium);
    medium.load();
  }

  private countTry(element: Element): void {
    this.tries.set(element, (this.tries.get(element) ?? 0) + 1);
  }

  private isAt(element: Element, attribute: string, hosts: readonly string[]): boolean {
    const address = element.getAttribute(attribute);
    const host = address === null ? null : hostOf(address, this.page.baseURI);
    return host !== null && hosts.some((one) => isWithin(host, one));
  }
}

function isScript(element: Element): boolean {
  return element.localName === 'script';
}

function isSheet(element: Element): boolean {
  return (
    element.localName === 'link' && /(?:^|\s)stylesheet(?:\s|$)/i.test(element.getAttribute('rel') ?? '')
  );
}

function isPreload(element: Element): boolean {
  return element.localName === 'link' && /(?:^|\s)preload(?:\s|$)/i.test(element.getAttribute('rel') ?? '');
}

function isScriptPreload(link: Element): boolean {
  return link.getAttribute('as') === 'script';
}

/** A refused preload may be handed once to whoever asks next for its URL: the try after that is a new request. */
const MAX_TRIES = 3;

/** Between tries (milliseconds). */
const PAUSE = 60;

/** How long a preload may take before it is asked for once more (milliseconds). */
const PRELOAD_LIMIT = 400;

/** Resolves once the element has loaded or failed, or after a while. */
function outcomeOf(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      resolve();
    };
    for (const type of ['load', 'error']) element.addEventListener(type, done, { once: true });
    setTimeout(done, PRELOAD_LIMIT);
  });
}

/** In a later task: in the same one, the new request may join the refused one (design/gate, fourth way). */
function setAgain(element: Element, attribute: string): void {
  const address = element.getAttribute(attribute);
  if (address === null) return;
  element.removeAttribute(attribute);
  void nextTask().then(() => {
    if (!element.hasAttribute(attribute)) element.setAttribute(attribute, address);
  });
}
