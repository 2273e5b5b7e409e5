import { scanCss } from '../../shared/extract/css.ts';
import { hostOf } from './interface-names.ts';

/** What is known of a page's body when its parser is done. */
export interface BodyFacts {
  /** Elements that certainly came with the page. */
  readonly body: readonly Element[];
  /** Tops of what a script certainly put in. */
  readonly byScript: readonly Element[];
  /** Elements that hold a message, as far as an adapter can say. */
  readonly messages: readonly Element[];
  /** Whether a host is the webmail's own or one that the head names. */
  readonly own: (host: string) => boolean;
}

/** Marks of a message rather than of an application's frame: what mail editors write and web applications do not. */
const MAIL_MARKUP = `style,base,meta,link,font,center,object,embed,[background],[bgcolor],table[width],
  table[cellpadding],img[width="1"],img[height="1"],img[width="0"],a[href^="mailto:" i]`;

/** Elements that put something into the page from elsewhere. */
const REFERRING =
  '[style],img[src],source[src],source[srcset],img[srcset],input[src],video[poster],image,a[href]';

/** Parts of a page that are no place for a message. */
const LANDMARKS = new Set(['header', 'nav', 'aside', 'footer', 'body']);

/** Characters of text looked through for a correspondent's address. */
const MAX_TEXT = 100_000;

/**
 * Frames and scripts of the body that belong to the interface: only where the page as it was sent is an empty shell, in
 * which no message can be. In doubt there are none, and they stay held.
 */
export function shellFrames(page: Document, facts: BodyFacts): { frames: string[]; hosts: string[] } | null {
  const { body, byScript, messages, own } = facts;
  const certain = new Set(body);
  const tops = new Set<Node>(byScript);
  const nodes = nodesOfPage(page, tops);
  const all = nodes.filter((node) => node.nodeType === Node.ELEMENT_NODE) as Element[];
  if (messages.some((message) => body.some((element) => element !== message && message.contains(element))))
    return null;
  if (all.some((element) => element.matches(MAIL_MARKUP) || refersElsewhere(element, own))) return null;
  if (namesCorrespondent(page, nodes)) return null;
  const base = page.location.href;
  const hosts = (selector: string, fits: (element: Element) => boolean) =>
    all
      .filter((element) => element.matches(selector) && certain.has(element) && fits(element))
      .flatMap((element) => hostOf(element.getAttribute('src') ?? '', base) ?? []);
  const hasPlaceForMessages = all.some((element) => isEmptyPlace(element, tops));
  return {
    frames: hosts('iframe[src]', (frame) => isPlaced(frame, hasPlaceForMessages) && !isTiny(frame)),
    hosts: hosts('script[src]', (script) => script.parentElement === page.body),
  };
}

/** The nodes below the body without those that a script put in. */
function nodesOfPage(page: Document, tops: ReadonlySet<Node>): Node[] {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    tops.has(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

/** Whether an element asks for something, or links to something, on a host that is not the webmail's. */
export function refersElsewhere(element: Element, own: (host: string) => boolean): boolean {
  if (!element.matches(REFERRING)) return false;
  const base = element.ownerDocument.location.href;
  const inStyle: string[] = [];
  scanCss(element.getAttribute('style') ?? '', 'declarations', ({ url }) => inStyle.push(url));
  const srcset = (element.getAttribute('srcset') ?? '').split(/[\s,]+/);
  const addresses = ['src', 'poster', 'href', 'xlink:href'].flatMap(
    (name) => element.getAttribute(name) ?? [],
  );
  return [...addresses, ...inStyle, ...srcset.filter((part) => part.includes('//'))].some((address) => {
    const host = hostOf(address, base);
    return host !== null && !own(host);
  });
}

/** Whether the page's own text names an e-mail address outside the webmail's domain, as a message's header does. */
function namesCorrespondent(page: Document, nodes: readonly Node[]): boolean {
  let text = '';
  for (const node of nodes) {
    if (text.length > MAX_TEXT) break;
    if (node instanceof Element) text += ` ${node.getAttribute('title') ?? ''}`;
    else if (!/^(?:script|noscript)$/.test(node.parentElement?.localName ?? ''))
      text += ` ${node.nodeValue ?? ''}`;
  }
  const found = text.slice(0, MAX_TEXT).matchAll(/@([a-z0-9.-]{3,253})/gi);
  return [...found].some(([, domain]) => !isOfWebmail((domain ?? '').toLowerCase(), page.location.hostname));
}

function isOfWebmail(domain: string, host: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** A frame stands in a part that is no place for a message, or the page has an empty place for messages elsewhere. */
function isPlaced(frame: Element, hasPlaceForMessages: boolean): boolean {
  for (let around = frame.parentElement; around; around = around.parentElement) {
    if (around.localName === 'body') return true;
    if (/^(?:main|article)$/.test(around.localName) || around.hasAttribute('role')) return false;
    if (!LANDMARKS.has(around.localName) && !hasPlaceForMessages) return false;
  }
  return false;
}

function isEmptyPlace(element: Element, tops: ReadonlySet<Node>): boolean {
  const isPlace = /^(?:main|div|section|article)$/.test(element.localName);
  return isPlace && [...element.children].every((child) => tops.has(child));
}

/** A frame that nobody sees is a tracker's way, not an office's. */
export function isTiny(frame: Element): boolean {
  return ['width', 'height'].some((name) => /^\s*0*[0-2](?:px)?\s*$/.test(frame.getAttribute(name) ?? ''));
}
