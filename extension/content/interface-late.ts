import { hostOf } from './interface-names.ts';
import type { ParsedPage } from './interface-parser.ts';
import { isTiny, refersElsewhere } from './interface-shell.ts';

/**
 * Frames of the page as it was sent, for as long as nobody can tell whether they are a message's. When a
 * tracker shows up elsewhere (put in by a script, or in a frame of the webmail's own), that is where this webmail
 * shows messages, and the frames that were there before are its interface's.
 */
export class FramesInDoubt {
  /** Elements of the page as it was sent. */
  private readonly sent = new WeakSet<Element>();
  private hosts: readonly string[];

  /**
   * @param parsed what the parser made of the page
   * @param own whether a host is the webmail's own or one that the head names
   */
  constructor(page: Document, { byScript }: ParsedPage, own: (host: string) => boolean) {
    const put = new Set(byScript);
    const sent = [...page.body.querySelectorAll('*')].filter((element) => !isWithinAny(element, put));
    for (const element of sent) this.sent.add(element);
    const inDoubt = sent.some((element) => !element.matches('a, iframe') && refersElsewhere(element, own));
    const frames = sent.filter((element) => element.matches('iframe[src]') && !isTiny(element));
    this.hosts = inDoubt
      ? []
      : frames.flatMap((frame) => hostOf(frame.getAttribute('src') ?? '', page.location.href) ?? []);
  }

  /** Whether there is anything left to be in doubt about. */
  get settled(): boolean {
    return this.hosts.length === 0;
  }

  /**
   * A tracker stands at or below this element of the top document.
   *
   * @returns hosts of frames about which there is no doubt any more, once
   */
  settledBy(element: Element): readonly string[] {
    if (this.hosts.length === 0 || (this.sent.has(element) && !isOwnFrame(element))) return [];
    const { hosts } = this;
    this.hosts = [];
    return hosts;
  }
}

/** A frame that shows a page of the webmail's own (its preview of a message), or one that its script fills. */
function isOwnFrame(element: Element): boolean {
  if (element.localName !== 'iframe' || element.hasAttribute('srcdoc')) return false;
  const { hostname, href } = element.ownerDocument.location;
  const address = element.getAttribute('src') ?? '';
  return /^(?:about:|javascript:|$)/i.test(address) || hostOf(address, href) === hostname;
}

function isWithinAny(element: Element, tops: ReadonlySet<Element>): boolean {
  if (tops.size === 0) return false;
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (tops.has(around)) return true;
  }
  return false;
}

/** The element of the outermost page of the same origin that this one stands in or below. */
export function outermostElement(element: Element): Element | null {
  let outer = element;
  for (let step = 0; step < MAX_STEPS; step++) {
    const root = outer.getRootNode();
    const around = 'host' in root ? (root as ShadowRoot).host : frameOf(outer.ownerDocument);
    if (!around) return outer;
    outer = around;
  }
  return null;
}

/** Shadow roots and frames in each other; no webmail nests deeper. */
const MAX_STEPS = 30;

function frameOf(page: Document): Element | null {
  try {
    return page.defaultView?.frameElement ?? null;
  } catch {
    return null; // The page around is of another origin.
  }
}
