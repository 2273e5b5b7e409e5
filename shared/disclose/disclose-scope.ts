import type { Declaration } from './declaration.ts';
import type { PurposeId } from './purposes.ts';

/** Whether a declaration speaks of a pixel at all: an `alt` of its own pixel alone, a file of the hosts it names. */
export function covers(declaration: Declaration, pixelUrl: string): boolean {
  if (declaration.pixel !== null) return declaration.pixel === pixelUrl;
  return declaration.hosts.length === 0 || isOnHosts(pixelUrl, declaration.hosts);
}

/** Whether a URL's host is one of these or lies below one. */
function isOnHosts(url: string, hosts: readonly string[]): boolean {
  const host = hostOf(url);
  return host !== null && hosts.some((named) => host === named || host.endsWith(`.${named}`));
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
}

/** The purposes that some declarations name. */
export function purposesOf(declarations: readonly Declaration[]): Set<PurposeId> {
  return new Set(declarations.flatMap(({ purposes }) => purposes));
}

/** Declarations by the pixel they speak of; under null those that speak of no pixel alone. */
export function byPixel(declarations: readonly Declaration[]): Map<string | null, Declaration[]> {
  const groups = new Map<string | null, Declaration[]>();
  for (const declaration of declarations) {
    const group = groups.get(declaration.pixel);
    if (group) group.push(declaration);
    else groups.set(declaration.pixel, [declaration]);
  }
  return groups;
}
