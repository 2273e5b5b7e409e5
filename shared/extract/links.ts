import { MAX_LINK_TEXT, MAX_LINKS } from './limits.ts';
import type { MessageLink } from './reference.ts';

/** Gathers the message's links with their text, each link's text up to a cap. `N` identifies an open link. */
export class LinkCollector<N> {
  private readonly links: { href: string; text: string }[] = [];
  private openLink: { href: string; text: string } | null = null;
  private openNode: N | null = null;

  /** A link without text of its own in the flow: an area, a form's target. */
  add(href: string, text: string): { href: string; text: string } | null {
    if (this.links.length >= MAX_LINKS || href.trim() === '') return null;
    const link = { href, text };
    this.links.push(link);
    return link;
  }

  /** A link starts; the text until `close(node)` is its own. */
  open(href: string, node: N): void {
    this.openLink = this.add(href, '');
    this.openNode = node;
  }

  text(data: string): void {
    if (this.openLink !== null && this.openLink.text.length < MAX_LINK_TEXT) {
      this.openLink.text += data.slice(0, MAX_LINK_TEXT);
    }
  }

  close(node: N): void {
    if (this.openNode !== node) return;
    this.openLink = null;
    this.openNode = null;
  }

  /** All links in document order, white space in their text folded. */
  all(): MessageLink[] {
    return this.links.map(({ href, text }) => ({
      href,
      text: text.replace(/\s+/g, ' ').trim().slice(0, MAX_LINK_TEXT),
    }));
  }
}
