/**
 * The host in the address bar above this frame, as the network rules see it; empty when it cannot be known, so that
 * nothing counts as the webmail's own.
 */
export function topHost(window: Window): string {
  const { ancestorOrigins } = window.location;
  const origin = ancestorOrigins.length > 0 ? ancestorOrigins[ancestorOrigins.length - 1] : window.origin;
  try {
    return new URL(origin ?? '').hostname;
  } catch {
    return ''; // "null": an opaque origin, such as a pop-up of a sandboxed frame.
  }
}
