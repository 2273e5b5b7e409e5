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
  /** Its frames, with the addresses they were sent with. */
  private readonly frames = new Map<Element, string>();
  private hosts: readonly string[];

  /**
   * @param parsed what the parser made of the page
   * @param own whether a host is the webmail's own or one that the head names
   */
  constructor(page: Document, { byScript }: ParsedPage, own: (host: string) => boolean) {
    const put = new Set(byScript);
    const sent = [...page.body.querySelectorAll('*')].filter((element) => !isWithinAny(element, put));
    for (const element of sent) this.sent.add(element);
    const inDoubt = sent.some((element) => !element.matches('iframe') && refersElsewhere(element, own));
    for (const frame of sent.filter((element) => element.matches('iframe')))
      this.frames.set(frame, frame.getAttribute('src') ?? '');
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
    if (this.hosts.length === 0 || (this.sent.has(element) && !this.showsSomethingNew(element))) return [];
    const { hosts } = this;
    this.hosts = [];
    return hosts;
  }

  /**
   * Whether a frame that came with the page shows another page of the webmail's own by now (its preview of a message),
   * or is one that the webmail's script fills. What a message frames itself shows what it was sent with.
   */
  private showsSomethingNew(element: Element): boolean {
    const sentWith = this.frames.get(element);
    if (sentWith === undefined || element.hasAttribute('srcdoc')) return false;
    if (/^(?:about:|javascript:|$)/i.test(sentWith)) return true;
    try {
      const now = (element as HTMLIFrameElement).contentWindow?.location.href;
      return now !== undefined && now !== new URL(sentWith, element.baseURI).href;
    } catch {
      return false; // It shows another origin's page.
    }
  }
}

function isWithinAny(element: Element, tops: ReadonlySet<Element>): boolean {
  if (tops.size === 0) return false;
  for (let around: Element | null = element; around; around = around.parentElement) {
    if (tops.has(around)) return true;
  }
  return false;
}
