import { isHeld } from '../../shared/data/webmails.ts';
import { isPictureVehicle } from '../../shared/decide/decision.ts';
import type { FoundView } from './batches.ts';
import { extractContent, type FoundReference } from './extraction.ts';
import type { HeldRequests } from './held-requests.ts';
import type { PagePolicy } from './page-policy.ts';
import type { Parts } from './parts.ts';

/**
 * Reads every view of the document. A held request that nothing found explains stands in a shadow root that was attached
 * meanwhile.
 */
export async function findViews(parts: Parts, requests: HeldRequests): Promise<FoundView[]> {
  const found = await extractViews(parts);
  if (!requests.place(urlsIn(found))) return found;
  const all = parts.shadows.search() ? await extractViews(parts) : found;
  requests.place(urlsIn(all));
  requests.giveUp();
  return all;
}

/** Reads every view of the document. */
export async function extractViews(parts: Parts): Promise<FoundView[]> {
  const { page, views, shadows, surfaces, released, failures, onceTokens, webmail, policy } = parts;
  policy.read();
  const tokens = failures.anyLastResort
    ? [...views.all.map(({ token }) => token), ...onceTokens.values()]
    : [];
  const found: FoundView[] = [];
  for (const view of views.all) {
    const root = view.message?.element ?? page;
    const content = await extractContent(root, {
      shadowRoot: (element) => shadows.of(element),
      keep: (url) => isHeld(url, webmail),
      isReleased: (element, attribute, url) => released.has(element, attribute, url),
      tokens,
      asJudged: (element) => surfaces.hiddenByUs(element),
      skip: (element) => element !== root && views.isMessage(element),
    });
    const references = content.references.map((one) => asPolicyHasIt(one, policy));
    found.push({ view, content: { ...content, references } });
  }
  return found;
}

/** A picture that the page's own policy forbids is one that the webmail holds, just as if its address were put aside. */
function asPolicyHasIt(found: FoundReference, policy: PagePolicy): FoundReference {
  const { vehicle, absolute } = found.reference;
  if (found.released || !isPictureVehicle(vehicle) || !policy.forbids(absolute)) return found;
  return { ...found, reference: { ...found.reference, vehicle: 'blocked-attribute', whenLoaded: vehicle } };
}

/** Absolute URLs of all references. */
function urlsIn(found: readonly FoundView[]): string[] {
  return found.flatMap(({ content }) => content.references.map(({ reference }) => reference.absolute));
}
