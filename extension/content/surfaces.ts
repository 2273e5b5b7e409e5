import { badgeContent, BADGE_CSS, type BadgeContent } from '../../shared/ui/badge.ts';
import type { SurfaceState, SurfaceWords } from '../messages.ts';
import type { FoundReference } from './extraction.ts';
import { BadgePlace } from './badge-place.ts';
import { Placeholder } from './placeholder.ts';
import { createSurface, onTrustedClick } from './surface.ts';

/** What our surfaces can ask for. */
export interface SurfaceActions {
  /** The user wants this blocked picture. */
  load(url: string): void;
  openPopup(): void;
}

/** More blocked pictures than anybody looks at: the rest are said by the badge, so that no message freezes its page. */
const MAX_PLACEHOLDERS = 100;

/** Everything of ours that a document shows: a badge at the message, a placeholder for each blocked picture. */
export class Surfaces {
  private badge: { host: HTMLElement; content: BadgeContent; place: BadgePlace } | null = null;
  private readonly placeholders = new Map<Element, Placeholder>();
  private words: SurfaceWords | null = null;
  private readonly page: Document;
  private readonly actions: SurfaceActions;

  constructor(page: Document, actions: SurfaceActions) {
    this.page = page;
    this.actions = actions;
  }

  /** Says how many trackers are blocked, at the message; nothing when there are none. */
  showCount({ trackersBlocked, words }: SurfaceState, message: Element | null): void {
    this.words = words;
    if (trackersBlocked === 0) {
      this.removeBadge();
      return;
    }
    const shown = { text: words.badge, title: words.badgeTitle };
    if (this.badge?.host.isConnected !== true) {
      this.removeBadge();
      const { host, root } = createSurface(this.page, BADGE_CSS);
      const content = badgeContent(this.page, shown);
      root.append(content.root);
      const openPopup = () => {
        this.actions.openPopup();
      };
      onTrustedClick(content.root, host, openPopup, openPopup);
      this.page.documentElement.append(host);
      this.badge = { host, content, place: new BadgePlace(this.page, host) };
    }
    this.badge.content.setWords(shown);
    this.badge.place.at(message);
  }

  /** Puts a placeholder in the place of each of these blocked pictures, and takes away any that stands for none. */
  keepPlaceholders(blocked: readonly FoundReference[]): void {
    const wanted = new Map(blocked.map((one) => [one.element, one.reference]));
    for (const [element, placeholder] of this.placeholders) {
      if (wanted.get(element)?.absolute !== placeholder.reference.absolute)
        this.removePlaceholders([element]);
    }
    const { words } = this;
    if (!words) return;
    for (const [element, reference] of wanted) {
      if (this.placeholders.size >= MAX_PLACEHOLDERS) return;
      if (this.placeholders.has(element) || !Placeholder.suits(element)) continue;
      const actions = {
        load: () => {
          this.actions.load(reference.absolute);
        },
        // Where the box may have been invisible, the popup asks again in a place that no message can cover.
        openPopup: () => {
          this.actions.openPopup();
        },
      };
      this.placeholders.set(element, new Placeholder(this.page, element, reference, words, actions));
    }
  }

  /** The reference as it was before our placeholder hid its picture; null where there is none. */
  hiddenByUs(element: Element): FoundReference['reference'] | null {
    return this.placeholders.get(element)?.reference ?? null;
  }

  /** Gives these pictures their places back. */
  removePlaceholders(elements: readonly Element[]): void {
    for (const element of elements) {
      this.placeholders.get(element)?.remove();
      this.placeholders.delete(element);
    }
  }

  remove(): void {
    this.removeBadge();
    this.removePlaceholders([...this.placeholders.keys()]);
  }

  private removeBadge(): void {
    this.badge?.place.stop();
    this.badge?.host.remove();
    this.badge = null;
  }
}
