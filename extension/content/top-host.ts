/**
 * The host in the address bar above this frame, as the network rules see it; empty when it cannot be known, so that
 * nothing counts as the webmail's own.
 */
export function topHost(window: Window): string {
  const { ancestorOrigins } = window.location;
  const origin = ancestorOrigins.length > 0 ? ancestorOrigins[ancestorOrigins.length - 1] : window.origin;
  return hostOf(origin ?? '');
}

/** The host of an origin; empty for an opaque one ("null"), such as a sandboxed frame's or its pop-up's. */
export function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname;
  } catch {
    return '';
  }
}
