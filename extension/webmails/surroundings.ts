/** A document around another, and the frame through which it shows that. */
export interface Surrounding {
  readonly page: Document;
  readonly frame: Element;
}

/** The documents of the same origin around `page`, the innermost first; ends where somebody else's begins. */
export function surroundings(page: Document): Surrounding[] {
  const around: Surrounding[] = [];
  for (let inner = page; around.length < MAX_DEPTH;) {
    const frame = frameOf(inner);
    if (!frame) return around;
    inner = frame.ownerDocument;
    around.push({ page: inner, frame });
  }
  return around;
}

/** Whether `element` holds `node`, also through the shadow roots and frames' documents between them. */
export function holdsDeep(element: Element, node: Element): boolean {
  for (let inner: Element | null = node; inner; inner = hostOf(inner)) {
    if (element.contains(inner)) return true;
  }
  return false;
}

/** Whether nobody can tell whose document this is: a sandboxed frame's, which a message can fill. */
export function isOpaque(page: Document): boolean {
  return page.defaultView?.origin === 'null';
}

function frameOf(page: Document): Element | null {
  try {
    return page.defaultView?.frameElement ?? null;
  } catch {
    return null; // The page around belongs to somebody else.
  }
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Frames in frames followed outwards; webmails have two or three. */
const MAX_DEPTH = 8;
