/** The element of the outermost page of the same origin that this one stands in or below. */
export function outermostElement(element: Element): Element | null {
  let outer = element;
  for (let step = 0; step < MAX_STEPS; step++) {
    const root = outer.getRootNode();
    const around = 'host' in root ? (root as ShadowRoot).host : frameOf(outer.ownerDocument);
    if (!around) return outer;
    outer = around;
  }
  return null;
}

/** Shadow roots and frames in each other; no webmail nests deeper. */
const MAX_STEPS = 30;

function frameOf(page: Document): Element | null {
  try {
    return page.defaultView?.frameElement ?? null;
  } catch {
    return null; // The page around is of another origin.
  }
}
