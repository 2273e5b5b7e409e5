import { PASSING_ORIGINS } from '../background/passing-origins.ts';
import { browser } from '../platform/browser.ts';

/**
 * Asks for access to one host for one request, whose answer could not be read otherwise, and gives it back after.
 * Called within the click itself, because browsers open a permission prompt only then. What is asked for is noted
 * first, so that nobody takes the host for a webmail to be protected. Without access the work is done all the same.
 *
 * @param host that will be asked over https
 */
export async function withPassingAccess(host: string, work: () => Promise<void>): Promise<void> {
  const origins = [`https://${host}/*`];
  const noted = browser.storage.session.set({ [PASSING_ORIGINS]: origins });
  const asked = browser.permissions.request({ origins });
  const [given] = await Promise.all([asked.catch(() => false), noted]);
  try {
    await work();
  } finally {
    if (given) await browser.permissions.remove({ origins }).catch(() => false);
    await browser.storage.session.remove(PASSING_ORIGINS);
  }
}
