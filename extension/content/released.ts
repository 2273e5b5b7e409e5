/**
 * What this document has been given: which URL of which attribute was let through on which element. The page's text
 * does not show it, so that nothing of ours travels with a copy, a reply or a saved page.
 */
export class Released {
  private readonly byElement = new WeakMap<Element, Map<string, Set<string>>>();

  /** @param absolute the URL as in the reference */
  add(element: Element, attribute: string, absolute: string): void {
    const attributes = this.byElement.get(element) ?? new Map<string, Set<string>>();
    this.byElement.set(element, attributes);
    const urls = attributes.get(attribute);
    if (urls) urls.add(absolute);
    else attributes.set(attribute, new Set([absolute]));
  }

  has(element: Element, attribute: string, absolute: string): boolean {
    return this.byElement.get(element)?.get(attribute)?.has(absolute) === true;
  }

  /** Whether this URL was let through on this element, in whatever attribute. */
  gave(element: Element, absolute: string): boolean {
    return [...(this.byElement.get(element)?.values() ?? [])].some((urls) => urls.has(absolute));
  }

  /** It has failed, or shows something else now: what was let through counts no more. */
  forget(element: Element): void {
    this.byElement.delete(element);
  }
}
