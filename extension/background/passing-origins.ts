import { browser } from '../platform/browser.ts';

/** Key in `storage.session`: origins that access was asked to for one request only. */
export const PASSING_ORIGINS = 'passing-origins';

/** Origins granted for one request only: their hosts are no webmails. */
export async function passingOrigins(): Promise<readonly string[]> {
  const stored = (await browser.storage.session.get(PASSING_ORIGINS))[PASSING_ORIGINS];
  return Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];
}

/** Gives back what a popup that was closed too early has kept. */
export async function giveBackPassingOrigins(): Promise<void> {
  const origins = [...(await passingOrigins())];
  if (origins.length === 0) return;
  await browser.permissions.remove({ origins });
  await browser.storage.session.remove(PASSING_ORIGINS);
}
