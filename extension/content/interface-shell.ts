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

/** Elements that put something into the page from elsewhere, or lead there; parked pictures are pictures all the same. */
const REFERRING = `[style],[background],img,input,source,track,video,audio,image,feImage,use,object,embed,style,
  link[href],a[href]`;

const ADDRESSES = ['src', 'poster', 'href', 'xlink:href', 'background', 'data'];

/**
 * Hosts of scripts at the end of the body: they belong to the interface only where the page as it was sent is an empty
 * shell, which no message can be: nothing can be read in it, and nothing in it refers elsewhere. Frames are another
 * matter (`interface-late.ts`).
 */
export function shellHosts(page: Document, facts: BodyFacts): string[] {
  const { body, byScript, messages, own } = facts;
  const certain = new Set(body);
  const nodes = nodesOfPage(page, new Set<Node>(byScript));
  const all = nodes.filter((node) => node.nodeType === Node.ELEMENT_NODE) as Element[];
  if (messages.some((message) => body.some((element) => element !== message && message.contains(element))))
    return [];
  if (nodes.some(isText) || all.some((element) => refersElsewhere(element, own))) return [];
  return all
    .filter((element) => element.matches('body > script[src]') && certain.has(element))
    .flatMap((element) => hostOf(element.getAttribute('src') ?? '', page.location.href) ?? []);
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

/** Whether this can be read: a message has words, an empty shell has none. A non-breaking space counts as one. */
function isText({ nodeType, nodeValue, parentElement }: Node): boolean {
  if (nodeType !== Node.TEXT_NODE) return false;
  if (/^(?:script|style|noscript|template)$/.test(parentElement?.localName ?? '')) return false;
  return /[^\t\n\f\r ]/.test(nodeValue ?? '');
}

/** Whether an element asks for something, or links to something, on a host that is not the webmail's. */
export function refersElsewhere(element: Element, own: (host: string) => boolean): boolean {
  if (!element.matches(REFERRING)) return false;
  const addresses = ADDRESSES.flatMap((name) => element.getAttribute(name) ?? []);
  const note = ({ url }: { readonly url: string }) => addresses.push(url);
  scanCss(element.getAttribute('style') ?? '', 'declarations', note);
  if (element.localName === 'style') scanCss(element.textContent, 'sheet', note);
  const srcset = (element.getAttribute('srcset') ?? '').split(/[\s,]+/);
  // While it is judged, a picture has its address aside (`parking.ts`).
  const parked = ['data-held-src', 'data-held-srcset'].flatMap(
    (name) => element.getAttribute(name)?.split(/[\s,]+/) ?? [],
  );
  const base = element.ownerDocument.location.href;
  return [...addresses, ...[...srcset, ...parked].filter((part) => part.includes('//'))].some((address) => {
    const host = hostOf(address, base);
    return host !== null && !own(host);
  });
}

/** A frame that nobody sees is a tracker's way, not an office's. */
export function isTiny(frame: Element): boolean {
  return ['width', 'height'].some((name) => /^\s*0*[0-2](?:px)?\s*$/.test(frame.getAttribute(name) ?? ''));
}
