/**
 * Where a webmail's interface comes from: learned from what the top document itself names before any message can be
 * in it (design/gate: no interface ever breaks). Nothing here releases anything: the background decides.
 */
import { holdsRequestsOf, isHeld, type Webmail } from '../../shared/data/webmails.ts';
import { readPage } from '../webmails/index.ts';
import type { Channel } from './channel.ts';
import { FramesInDoubt } from './interface-late.ts';
import { namedBy, namedInSheets } from './interface-names.ts';
import { watchParser, type ParsedPage } from './interface-parser.ts';
import { interfaceHostsOf, type SharingWindow } from './interface-sharing.ts';
import { shellHosts } from './interface-shell.ts';

/** Begins to learn in a top document, if it is a page of the webmail's own in which anything is held. */
export function learnInterface(window: Window, webmail: Webmail, channel: Channel): void {
  if (isPageOfWebmail(window) && holdsRequestsOf(window.location.hostname, webmail))
    new InterfaceLearner(window, webmail, channel);
}

/**
 * Whether the window shows a page of its own: not one that a sandbox makes opaque, and not a pop-up that a script
 * wrote (its address is borrowed from the page that opened it).
 */
function isPageOfWebmail(window: Window): boolean {
  const { location, origin, performance } = window;
  const navigation = performance.getEntriesByType('navigation')[0]?.name ?? '';
  return (
    /^https?:/.test(location.protocol) &&
    origin === location.origin &&
    new URL(navigation, 'about:blank').origin === origin
  );
}

class InterfaceLearner {
  private readonly window: SharingWindow;
  private readonly page: Document;
  private readonly webmail: Webmail;
  private readonly channel: Channel;
  private readonly known: string[];
  /** A content security policy stopped a script: the page may be a message that only looks like an application. */
  private stopped = false;
  private toldBefore = false;

  constructor(window: SharingWindow, webmail: Webmail, channel: Channel) {
    this.window = window;
    this.page = window.document;
    this.webmail = webmail;
    this.channel = channel;
    this.known = interfaceHostsOf(window, webmail);
    const parser = watchParser(this.page);
    if (!parser) {
      void this.tell([], []); // Nothing can be learned any more; what is known counts all the same.
      return;
    }
    this.page.addEventListener('securitypolicyviolation', (event) => {
      if (event.disposition === 'enforce' && event.effectiveDirective.startsWith('script-src'))
        this.stopped = true;
    });
    window.pixelgateEarlyTrackers = [];
    void parser.head.then((head) => this.early(head));
    void parser.parsed.then((parsed) => this.whenParsed(parsed));
  }

  /** As soon as the head is complete, if it shows already that the page is an application. */
  private async early(head: readonly Element[]): Promise<void> {
    await later();
    if (this.isApplication(head)) await this.tell(namedBy(head, this.page), []);
  }

  private async whenParsed(parsed: ParsedPage): Promise<void> {
    const { head, written, body, byScript } = parsed;
    await later();
    const early = this.window.pixelgateEarlyTrackers ?? [];
    delete this.window.pixelgateEarlyTrackers;
    if (!this.isApplication([...head, ...body])) return;
    const named = namedBy(head, this.page);
    const shell = written ? [] : this.shell(body, byScript, named);
    this.learnFramesLater(parsed, named);
    for (const element of early) this.window.pixelgateTracker?.(element);
    await this.tell([...named, ...shell], []);
    await whenLoaded(this.page);
    await this.tell(await namedInSheets(head, this.page), []);
  }

  private learnFramesLater(parsed: ParsedPage, named: readonly string[]): void {
    const inDoubt = new FramesInDoubt(this.page, parsed, this.isOwn(named));
    if (inDoubt.settled) return;
    const { window } = this;
    window.pixelgateTracker = (element) => {
      const frames = inDoubt.settledBy(element);
      if (frames.length === 0) return;
      delete window.pixelgateTracker;
      void this.tell([], frames);
    };
  }

  private isOwn(named: readonly string[]): (host: string) => boolean {
    return (host) => !isHeld(`https://${host}/`, this.webmail) || named.includes(host);
  }

  private shell(body: readonly Element[], byScript: readonly Element[], named: readonly string[]): string[] {
    const messages = readPage(this.page, this.webmail.id).messages.map(({ element }) => element);
    return shellHosts(this.page, { body, byScript, messages, own: this.isOwn(named) });
  }

  private isApplication(elements: readonly Element[]): boolean {
    return !this.stopped && elements.some(isExecutable);
  }

  private async tell(named: readonly string[], frames: readonly string[]): Promise<void> {
    const hosts = this.remote(named);
    const answer = await this.channel.learnInterface({
      kind: 'interface',
      hosts,
      frames: this.remote(frames),
    });
    if (!answer) return;
    for (const tellFrame of this.window.pixelgateLearned ?? []) tellFrame(answer.learned);
    // Only what was known before this page began: what it was refused meanwhile is judged and released like any other.
    if (!this.toldBefore) this.known.push(...answer.known.filter((host) => !this.known.includes(host)));
    this.toldBefore = true;
  }

  private remote(hosts: readonly string[]): string[] {
    return [...new Set(hosts)].filter((host) => isHeld(`https://${host}/`, this.webmail)).slice(0, MAX_NAMED);
  }
}

/** Hosts told at a time; more than any interface has. */
const MAX_NAMED = 60;

/** A script that a browser runs, by its type. */
function isExecutable(element: Element): boolean {
  if (element.localName !== 'script') return false;
  const type = (element.getAttribute('type') ?? '').trim().toLowerCase();
  return type === '' || type === 'module' || /^(?:text|application)\/(?:x-)?(?:java|ecma)script$/.test(type);
}

/** After the events that are queued already, such as that a policy stopped a script. */
function later(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function whenLoaded(page: Document): Promise<void> {
  if (page.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    page.defaultView?.addEventListener('load', () => {
      resolve();
    });
  });
}
