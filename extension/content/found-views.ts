import { isHeld } from '../../shared/data/webmails.ts';
import type { FoundView } from './batches.ts';
import { extractContent } from './extraction.ts';
import type { Parts } from './parts.ts';

/** Reads every view of the document. */
export async function extractViews(parts: Parts): Promise<FoundView[]> {
  const { page, views, shadows, surfaces, released, failures, onceTokens, webmail } = parts;
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
    found.push({ view, content });
  }
  return found;
}

/** Absolute URLs of all references. */
export function urlsIn(found: readonly FoundView[]): string[] {
  return found.flatMap(({ content }) => content.references.map(({ reference }) => reference.absolute));
}
