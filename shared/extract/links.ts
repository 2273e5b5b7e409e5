import { MAX_LINK_TEXT, MAX_LINKS, MAX_WORDS_AFTER, MAX_WORDS_BEFORE } from './limits.ts';
import type { MessageLink } from './reference.ts';
import type { TextFlow } from './text-flow.ts';

/** A link as it is gathered: from where to where in the message's text its words stand, or the words themselves. */
interface FoundLink {
  readonly href: string;
  readonly words: string | null;
  readonly start: number;
  end: number;
}

/** Gathers the message's links with their text, each link's text up to a cap. `N` identifies an open link. */
export class LinkCollector<N> {
  private readonly flow: TextFlow;
  private readonly links: FoundLink[] = [];
  private openLink: FoundLink | null = null;
  private openNode: N | null = null;

  /** `flow`: where the message's text is gathered. */
  constructor(flow: TextFlow) {
    this.flow = flow;
  }

  /** A link without text of its own in the flow: an area, a form's target. */
  add(href: string, words: string | null): FoundLink | null {
    if (this.links.length >= MAX_LINKS || href.trim() === '') return null;
    const start = this.flow.length;
    const link = { href, words, start, end: start };
    this.links.push(link);
    return link;
  }

  /** A link starts; the text until `close(node)` is its own. */
  open(href: string, node: N): void {
    this.end();
    this.openLink = this.add(href, null);
    this.openNode = node;
  }

  close(node: N): void {
    if (this.openNode === node) this.end();
  }

  /** All links in document order. */
  all(): MessageLink[] {
    this.end();
    return this.links.map((link) => this.described(link));
  }

  private end(): void {
    if (this.openLink !== null) this.openLink.end = this.flow.length;
    this.openLink = null;
    this.openNode = null;
  }

  private described({ href, words, start, end }: FoundLink): MessageLink {
    if (words !== null) {
      const text = words.replace(/\s+/g, ' ').trim().slice(0, MAX_LINK_TEXT);
      return { href, text, sentence: text, at: 0 };
    }
    // A link may hold the whole message: only so much of it is looked at.
    const last = Math.min(end, start + 1 + MAX_LINK_TEXT);
    const around = this.flow.around(start, last, MAX_WORDS_BEFORE, last < end ? 0 : MAX_WORDS_AFTER);
    return { href, text: this.flow.words(start, last).slice(0, MAX_LINK_TEXT), ...around };
  }
}
