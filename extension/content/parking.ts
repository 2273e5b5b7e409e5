import { readAttribute, writeAttribute } from './attribute.ts';
import type { PlacedReference } from './release.ts';

/** Attributes of an `<img>` that start a request. */
const REQUESTING: ReadonlySet<string> = new Set(['src', 'srcset']);

/**
 * Takes the addresses of pictures out of the page while they are judged, which ends their held requests at once: no
 * error reaches the page (a webmail may replace a picture for good when it fails), nothing is drawn twice, and no
 * held request is left that the released one could join. Every address comes back, released or as it was.
 */
export class Parking {
  private readonly parked = new Map<Element, Map<string, string>>();

  /** Takes out what these pictures request. */
  park(found: readonly Pick<PlacedReference, 'element' | 'attribute'>[]): void {
    for (const { element, attribute } of found) {
      if (element.localName !== 'img' || !REQUESTING.has(attribute)) continue;
      const value = readAttribute(element, attribute);
      if (value === null) continue;
      const attributes = this.parked.get(element) ?? new Map<string, string>();
      this.parked.set(element, attributes.set(attribute, value));
      writeAttribute(element, attribute, null);
    }
  }

  has(element: Element): boolean {
    return this.parked.has(element);
  }

  /** The attribute as the page knows it; what the page has set meanwhile wins over what is parked. */
  read(element: Element, attribute: string): string | null {
    return readAttribute(element, attribute) ?? this.parked.get(element)?.get(attribute) ?? null;
  }

  /** Gives back everything that has not been given a new value. */
  restore(): void {
    for (const [element, attributes] of this.parked) {
      for (const [attribute, value] of attributes) {
        if (readAttribute(element, attribute) === null) writeAttribute(element, attribute, value);
      }
    }
    this.parked.clear();
  }

  /** This attribute has its new value (or is to be without one): nothing to give back. */
  settle(element: Element, attribute: string): void {
    this.parked.get(element)?.delete(attribute);
  }
}
