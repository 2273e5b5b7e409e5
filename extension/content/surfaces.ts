import { badgeContent, BADGE_CSS, type BadgeContent } from '../../shared/ui/badge.ts';
import type { RemoteReference } from '../../shared/extract/reference.ts';
import type { SurfaceState, SurfaceWords } from '../messages.ts';
import type { FoundReference } from './extraction.ts';
import { BadgePlaces } from './badge-place.ts';
import { boxSelector } from './marks.ts';
import { Placeholder } from './placeholder.ts';
import { createSurface, onTrustedClick } from './surface.ts';

/** What our surfaces can ask for. */
export interface SurfaceActions {
  /** The user wants this blocked picture. */
  load(url: string): void;
  openPopup(view?: string): void;
  /** The badge of this view was clicked; it stands so far from the frame's top, in CSS pixels. */
  openCard(view: string, top: number): void;
}

/** More blocked pictures than anybody looks at: the rest are said by the badge, so that no message freezes its page. */
const MAX_PLACEHOLDERS = 100;

/** Badges of one document; a thread has one at each of its messages. */
const MAX_BADGES = 100;

interface Badge {
  readonly host: HTMLElement;
  readonly content: BadgeContent;
}

/** Everything of ours that a document shows: a badge at each message, a placeholder for each blocked picture. */
export class Surfaces {
  private readonly badges = new Map<string, Badge>();
  private readonly placeholders = new Map<Element, Placeholder>();
  private words: SurfaceWords | null = null;
  private readonly places: BadgePlaces;
  private readonly page: Document;
  private readonly actions: SurfaceActions;
  private readonly secret: string;

  /** @param secret marks our boxes, so that no message can pass anything off as one */
  constructor(page: Document, actions: SurfaceActions, secret: string) {
    this.page = page;
    this.places = new BadgePlaces(page);
    this.actions = actions;
    this.secret = secret;
  }

  /**
   * Says how many trackers of a view are blocked, at its message; nothing when there are none, or where the whole
   * document is one that the user is writing.
   */
  showCount(view: string, { trackersBlocked, words }: SurfaceState, message: Element | null): void {
    // Another language: boxes that stand are put in anew.
    if (this.words && this.words.placeholder !== words.placeholder)
      this.removePlaceholders([...this.placeholders.keys()]);
    this.words = words;
    if (trackersBlocked === 0 || isWritten(this.page)) {
      this.removeBadge(view);
      return;
    }
    const badge = this.badgeOf(view, { text: words.badge, title: words.badgeTitle });
    if (badge) this.places.put(badge.host, message);
  }

  private badgeOf(view: string, words: { text: string; title: string }): Badge | null {
    const present = this.badges.get(view);
    if (present?.host.isConnected === true) {
      present.content.setWords(words);
      return present;
    }
    this.removeBadge(view);
    if (this.badges.size >= MAX_BADGES) return null;
    const { host, root } = createSurface(this.page, BADGE_CSS);
    const content = badgeContent(this.page, words);
    root.append(content.root);
    const openCard = () => {
      this.actions.openCard(view, host.getBoundingClientRect().top);
    };
    const openPopup = () => {
      this.actions.openPopup(view);
    };
    onTrustedClick(content.root, host, openCard, openPopup);
    this.page.documentElement.append(host);
    const badge = { host, content };
    this.badges.set(view, badge);
    return badge;
  }

  /** Puts a placeholder in the place of each of these blocked pictures, and takes away any that stands for none. */
  keepPlaceholders(blocked: readonly FoundReference[]): void {
    const wanted = new Map(blocked.map((one) => [one.element, one.reference]));
    for (const [element, placeholder] of this.placeholders) {
      if (wanted.get(element)?.absolute !== placeholder.reference.absolute)
        this.removePlaceholders([element]);
    }
    if (this.words) this.addPlaceholders(wanted, this.words);
  }

  /** What is asked of the page is asked of all before, and again after, all boxes are put in: each would cost it anew. */
  private addPlaceholders(wanted: ReadonlyMap<Element, RemoteReference>, words: SurfaceWords): void {
    const room = MAX_PLACEHOLDERS - this.placeholders.size;
    const added = firstOf(room, wanted, (element) => {
      return !this.placeholders.has(element) && Placeholder.suits(element);
    }).map(([element, reference]) => {
      const placeholder = new Placeholder(
        this.page,
        element,
        reference,
        words,
        {
          load: () => {
            this.actions.load(reference.absolute);
          },
          // Where the box may have been invisible, the popup asks again in a place that no message can cover.
          openPopup: () => {
            this.actions.openPopup();
          },
        },
        this.secret,
      );
      this.placeholders.set(element, placeholder);
      return placeholder;
    });
    const resisting = added.filter((placeholder) => !placeholder.hasHidden());
    for (const placeholder of resisting) placeholder.hideByForce();
  }

  /** The reference as it was before our placeholder hid its picture; null where there is none. */
  hiddenByUs(element: Element): FoundReference['reference'] | null {
    return this.placeholders.get(element)?.reference ?? null;
  }

  /** Takes away what is left of our boxes where the page has copied a message: into a reply, a print view. */
  removeStrays(roots: Iterable<ParentNode>): void {
    const own = [...this.placeholders.values()];
    for (const root of roots) {
      for (const element of root.querySelectorAll(boxSelector(this.secret))) {
        if (!own.some((placeholder) => placeholder.is(element))) element.remove();
      }
    }
  }

  /** Gives these pictures their places back. */
  removePlaceholders(elements: readonly Element[]): void {
    for (const element of elements) {
      this.placeholders.get(element)?.remove();
      this.placeholders.delete(element);
    }
  }

  removeBadge(view: string): void {
    const badge = this.badges.get(view);
    if (badge) this.places.forget(badge.host);
    badge?.host.remove();
    this.badges.delete(view);
  }

  remove(): void {
    for (const view of this.badges.keys()) this.removeBadge(view);
    this.removePlaceholders([...this.placeholders.keys()]);
  }
}

function firstOf(
  count: number,
  wanted: ReadonlyMap<Element, RemoteReference>,
  suits: (element: Element) => boolean,
): (readonly [Element, RemoteReference])[] {
  const found: (readonly [Element, RemoteReference])[] = [];
  for (const one of wanted) {
    if (found.length >= count) break;
    if (suits(one[0])) found.push(one);
  }
  return found;
}

/** Whether the document is a message being written, of which all that stands in it may be sent. */
function isWritten(page: Document): boolean {
  return page.designMode === 'on' || (page.body as HTMLElement | null)?.isContentEditable === true;
}
