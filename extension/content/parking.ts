import { readAttribute, writeAttribute } from './attribute.ts';
import type { PlacedReference } from './release.ts';
import { Pace } from './slices.ts';

/** Attributes of an `<img>` that start a request. */
const REQUESTING = ['src', 'srcset'] as const;

/**
 * Shown in the place of a picture without an address: the browser would build a box with this text for each, and take
 * it down again (measured: half of all that releasing costs a page).
 */
const FALLBACK_TEXT = 'alt';

/** Before the name of a parked attribute: the address stays on its element, so that a copy of it carries it along. */
const MARK = 'data-held-';

/** Pictures parked between two looks at the clock. */
const BATCH = 50;

/** Finds parked pictures; what a message has written itself lacks the secret. */
export function parkedSelector(secret: string): string {
  return REQUESTING.map((attribute) => `img[${MARK}${attribute}^="${secret} "]`).join(',');
}

/**
 * Takes the addresses of pictures out of the page while they are judged, which ends their held requests at once: no
 * error reaches a loaded page for a picture that is shown after all (a webmail may replace one for good when it fails),
 * nothing is drawn twice, and no held request is left that the released one could join. Every address comes back,
 * released or as it was.
 */
export class Parking {
  /** With the address that each of them had chosen among its candidates. */
  private readonly parked = new Map<Element, string>();
  private readonly secret: string;

  /**
   * @param secret stands before each parked address: without it, a message that knows our attribute could make us write
   *   any address into the webmail's page
   */
  constructor(secret: string) {
    this.secret = secret;
  }

  /**
   * Takes out what these pictures request. Not where the user is writing: an editor minds its content.
   *
   * @param written called after each slice of writing, before anybody else runs
   */
  async park(
    found: readonly Pick<PlacedReference, 'element' | 'attribute'>[],
    written: () => void,
  ): Promise<void> {
    const requesting = found.filter(isRequesting);
    const pace = new Pace();
    for (let start = 0; start < requesting.length; start += BATCH) {
      // All is read before anything is written: each answer after a write would cost the page's styles anew.
      const batch = requesting.slice(start, start + BATCH).filter(({ element }) => !isEdited(element));
      for (const { element, attribute } of batch) this.take(element, attribute);
      written();
      await pace.after(batch.length);
    }
  }

  private take(element: Element, attribute: string): void {
    const value = readAttribute(element, attribute);
    if (value === null) return;
    if (!this.has(element)) {
      this.parked.set(element, (element as HTMLImageElement).currentSrc);
      this.takeText(element);
    }
    writeAttribute(element, MARK + attribute, `${this.secret} ${value}`);
    writeAttribute(element, attribute, null);
  }

  private takeText(element: Element): void {
    const text = element.getAttribute(FALLBACK_TEXT);
    if (text === null || text === '') return;
    element.setAttribute(MARK + FALLBACK_TEXT, `${this.secret} ${text}`);
    element.setAttribute(FALLBACK_TEXT, '');
  }

  has(element: Element): boolean {
    return this.parked.has(element);
  }

  /** What a picture shows or would show: the candidate that the browser has chosen; empty when it has not yet. */
  chosen(picture: Element): string {
    return this.parked.get(picture) ?? (picture as HTMLImageElement).currentSrc;
  }

  /** The attribute as the page knows it; what the page has set meanwhile wins over what is parked. */
  read(element: Element, attribute: string): string | null {
    return (
      readAttribute(element, attribute) ??
      (this.has(element) ? parkedValue(element, attribute, this.secret) : null)
    );
  }

  /** This attribute has its new value (or is to be without one): nothing to give back. */
  settle(element: Element, attribute: string): void {
    if (!this.has(element)) return;
    element.removeAttribute(MARK + attribute);
    giveTextBack(element, this.secret);
  }

  /** Gives back everything that has not been given a new value. */
  restore(): void {
    for (const element of this.parked.keys()) unpark(element, this.secret);
    this.parked.clear();
  }

  /** Gives back what the page has copied while it was parked. */
  restoreCopies(roots: Iterable<ParentNode>): void {
    for (const root of roots) {
      for (const element of root.querySelectorAll(parkedSelector(this.secret))) {
        if (!this.has(element)) unpark(element, this.secret);
      }
    }
  }
}

function isRequesting({ element, attribute }: Pick<PlacedReference, 'element' | 'attribute'>): boolean {
  return element.localName === 'img' && REQUESTING.some((name) => name === attribute);
}

/** Whether the element stands where the user is writing: an editor minds every change of its content. */
export function isEdited(element: Element): boolean {
  return 'isContentEditable' in element && element.isContentEditable === true;
}

/** What we have parked of this attribute; null for anything that a message may have written there. */
function parkedValue(element: Element, attribute: string, secret: string): string | null {
  const value = element.getAttribute(MARK + attribute);
  return value?.startsWith(`${secret} `) === true ? value.slice(secret.length + 1) : null;
}

/** Gives one picture its addresses back, unless the page has set others meanwhile. */
export function unpark(element: Element, secret: string): void {
  for (const attribute of REQUESTING) {
    const value = parkedValue(element, attribute, secret);
    if (value === null) continue;
    element.removeAttribute(MARK + attribute);
    if (readAttribute(element, attribute) === null) writeAttribute(element, attribute, value);
  }
  giveTextBack(element, secret);
}

/** After the address, so that no box is built for the text. */
function giveTextBack(element: Element, secret: string): void {
  const text = parkedValue(element, FALLBACK_TEXT, secret);
  if (text === null) return;
  element.removeAttribute(MARK + FALLBACK_TEXT);
  if (element.getAttribute(FALLBACK_TEXT) === '') element.setAttribute(FALLBACK_TEXT, text);
}
