import type { ReleaseOnce } from '../messages.ts';
import { withToken } from '../release-token.ts';
import { extractViews } from './found-views.ts';
import { applyIn } from './letting-through.ts';
import type { Parts } from './parts.ts';

/** A picture in a style sheet reports neither load nor error; its single-use token ends after this (milliseconds). */
const LIMIT = 10_000;

/** Asks for a blocked picture that the user clicked; null where no view of the document knows it. */
export async function askForOnce(url: string, { views, channel }: Parts): Promise<ReleaseOnce | null> {
  for (const { token } of views.all) {
    const release = await channel.loadPicture(token, url);
    if (release) return release;
  }
  return null;
}

/**
 * Loads one blocked picture because the user asked; its token ends as soon as it has loaded or failed.
 *
 * @param inTurn runs work that reads and writes the page's references after what is under way
 */
export async function loadOnce(
  { view: viewToken, url, token }: ReleaseOnce,
  parts: Parts,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { views, onceTokens, surfaces, waiting, channel } = parts;
  const view = views.named(viewToken);
  if (!view) return;
  let settled: Promise<void> = Promise.resolve();
  let requested = false;
  await inTurn(async () => {
    onceTokens.set(url, token);
    const found = (await extractViews(parts)).find((one) => one.view === view)?.content.references ?? [];
    const wanted = found.filter(({ reference }) => reference.absolute === url);
    const elements = wanted.map(({ element }) => element);
    requested = wanted.length > 0;
    if (requested) settled = waiting.forAny(elements, LIMIT);
    surfaces.removePlaceholders(elements);
    await applyIn(
      wanted.map((one) => ({ ...one, release: withToken(url, token) })),
      parts,
    );
  });
  await settled;
  onceTokens.delete(url);
  const surface = await channel.onceDone({ kind: 'once-done', view: viewToken, url, token, requested });
  if (surface) surfaces.showCount(viewToken, surface, view.message?.element ?? null);
}
