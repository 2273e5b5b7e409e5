import { readAttribute, writeAttribute } from './attribute.ts';
import type { PlacedReference } from './release.ts';
import { Pace } from './slices.ts';

/** Attributes that start a request for a picture; those of a `<picture>` are its `<img>`'s candidates. */
const REQUESTING: readonly (readonly [element: string, attributes: readonly string[]])[] = [
  ['img', ['src', 'srcset']],
  ['source', ['srcset']],
  ['input', ['src']],
  ['image', ['href', 'xlink:href']],
  ['video', ['poster']],
  ...['body', 'table', 'tr', 'td', 'th'].map((name) => [name, ['background']] as const),
];

const ATTRIBUTES = new Map(REQUESTING);

/**
 * Shown in the place of a picture without an address: the browser would build a box with this text for each, and take
 * it down again (measured: half of all that releasing costs a page).
 */
const FALLBACK_TEXT = 'alt';

/** Before the name of a parked attribute: the address stays on its element, so that a copy of it carries it along. */
const MARK = 'data-held-';

/** Pictures parked between two looks at the clock. */
const BATCH = 50;

/** Finds parked pictures; what a message has written itself lacks the secret. Without elements' names: thrice as fast. */
export function parkedSelector(secret: string): string {
  const attributes = new Set(REQUESTING.flatMap(([, names]) => names));
  return Array.from(attributes, (name) => `[${MARK}${CSS.escape(name)}^="${secret} "]`).join(',');
}

/** What was taken of one element. */
interface Taken {
  /** The address that an `<img>` had chosen among its candidates. */
  readonly chosen: string | null;
  /** Its fallback text; null where none was taken. */
  readonly text: string | null;
  /** Its attributes' values: the page may take the marks away. */
  readonly values: Map<string, string>;
}

/**
 * Takes the addresses of pictures out of the page while they are judged, which ends their held requests at once: no
 * error reaches a loaded page for a picture that is shown after all (a webmail may replace one for good when it fails),
 * nothing is drawn twice, and no held request is left that the released one could join. Every address comes back,
 * released or as it was.
 */
export class Parking {
  private readonly parked = new Map<Element, Taken>();
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
    const requesting = found.filter(({ element }) => element.localName === 'img');
    const pace = new Pace();
    for (let start = 0; start < requesting.length; start += BATCH) {
      // All is read before anything is written: each answer after a write would cost the page's styles anew.
      const batch = requesting.slice(start, start + BATCH).filter(({ element }) => !isEdited(element));
      for (const { element, attribute } of batch) this.take(element, attribute);
      written();
      await pace.after(batch.length);
    }
  }

  /** Takes one address out. @returns whether it is one that can be parked */
  take(element: Element, attribute: string): boolean {
    if (ATTRIBUTES.get(element.localName)?.includes(attribute) !== true) return false;
    const value = readAttribute(element, attribute);
    if (value === null) return true;
    const taken = this.parked.get(element) ?? this.begin(element);
    taken.values.set(attribute, value);
    writeAttribute(element, MARK + attribute, `${this.secret} ${value}`);
    writeAttribute(element, attribute, null);
    return true;
  }

  private begin(element: Element): Taken {
    const isPicture = element.localName === 'img';
    const taken: Taken = {
      chosen: isPicture ? (element as HTMLImageElement).currentSrc : null,
      text: isPicture ? this.takeText(element) : null,
      values: new Map(),
    };
    this.parked.set(element, taken);
    return taken;
  }

  private takeText(element: Element): string | null {
    const text = element.getAttribute(FALLBACK_TEXT);
    if (text === null || text === '') return null;
    element.setAttribute(MARK + FALLBACK_TEXT, `${this.secret} ${text}`);
    element.setAttribute(FALLBACK_TEXT, '');
    return text;
  }

  has(element: Element): boolean {
    return this.parked.has(element);
  }

  /** Whether this address has left its element. */
  holds(element: Element, attribute: string): boolean {
    return this.parked.get(element)?.values.has(attribute) === true;
  }

  /** What a picture shows or would show: the candidate that the browser has chosen; empty when it has not yet. */
  chosen(picture: Element): string {
    return this.parked.get(picture)?.chosen ?? (picture as HTMLImageElement).currentSrc;
  }

  /** The attribute as the page knows it; what the page has set meanwhile wins over what is parked. */
  read(element: Element, attribute: string): string | null {
    return readAttribute(element, attribute) ?? this.parked.get(element)?.values.get(attribute) ?? null;
  }

  /** This attribute has its new value (or is to be without one): nothing to give back. */
  settle(element: Element, attribute: string): void {
    const taken = this.parked.get(element);
    if (!taken) return;
    taken.values.delete(attribute);
    element.removeAttribute(MARK + attribute);
    giveTextBack(element, taken.text);
  }

  /** Gives back everything that has not been given a new value. */
  restore(): void {
    for (const [element, taken] of this.parked) giveBack(element, taken);
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

/** Whether the element stands where the user is writing: an editor minds every change of its content. */
export function isEdited(element: Element): boolean {
  return 'isContentEditable' in element && element.isContentEditable === true;
}

/** What we have parked of this attribute; null for anything that a message may have written there. */
function parkedValue(element: Element, attribute: string, secret: string): string | null {
  const value = element.getAttribute(MARK + attribute);
  return value?.startsWith(`${secret} `) === true ? value.slice(secret.length + 1) : null;
}

/** Gives a copy its addresses back, unless the page has set others meanwhile. */
export function unpark(element: Element, secret: string): void {
  const values = new Map<string, string>();
  for (const attribute of ATTRIBUTES.get(element.localName) ?? []) {
    const value = parkedValue(element, attribute, secret);
    if (value !== null) values.set(attribute, value);
  }
  giveBack(element, { values, text: parkedValue(element, FALLBACK_TEXT, secret) });
}

function giveBack(element: Element, { values, text }: Pick<Taken, 'values' | 'text'>): void {
  for (const [attribute, value] of values) {
    element.removeAttribute(MARK + attribute);
    if (readAttribute(element, attribute) === null) writeAttribute(element, attribute, value);
  }
  giveTextBack(element, text);
}

/** After the address, so that no box is built for the text. */
function giveTextBack(element: Element, text: string | null): void {
  if (text === null) return;
  element.removeAttribute(MARK + FALLBACK_TEXT);
  if (element.getAttribute(FALLBACK_TEXT) === '') element.setAttribute(FALLBACK_TEXT, text);
}
