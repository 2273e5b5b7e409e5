/** What browsers offer to extensions for reaching closed shadow roots; absent elsewhere. */
interface ExtensionDom {
  readonly chrome?: { readonly dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } };
}

/** An element's shadow root, closed ones too where the browser lets us; null when it has none. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { dom } = (globalThis as ExtensionDom).chrome ?? {};
  return dom?.openOrClosedShadowRoot?.(element) ?? element.shadowRoot;
}

/** The roots below `root`, itself included, through the shadow roots of custom elements; `skip` (a selector) is not entered. */
export function rootsBelow(root: ParentNode, skip: string): ParentNode[] {
  const roots = [root];
  for (let index = 0; index < roots.length && roots.length < MAX_ROOTS; index += 1) {
    for (const element of [...(roots[index]?.querySelectorAll('*') ?? [])].slice(0, MAX_ELEMENTS)) {
      if (!element.localName.includes('-') || element.matches(skip)) continue;
      const shadow = shadowOf(element);
      if (shadow) roots.push(shadow);
    }
  }
  return roots;
}

/** Shadow roots of one webmail's page; a list has some for each row. */
const MAX_ROOTS = 1000;

/** Elements searched in one of them. */
const MAX_ELEMENTS = 5000;
