import { pagePatterns } from '../../manifests/page-patterns.ts';
import { addedHosts } from '../background/sites.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';
import { passing } from '../background/passing-origins-browser.ts';

/** One webmail and whether the browser lets Pixelgate work there. */
export interface WebmailAccess {
  readonly name: string;
  /** Match patterns that access is asked for or given up with. */
  readonly origins: readonly string[];
  /** By the user; else known at build time. */
  readonly added: boolean;
  readonly granted: boolean;
}

/** What a list of webmails needs from the browser; a test passes its own. */
export interface WebmailsHost {
  webmails(): Promise<readonly WebmailAccess[]>;
  /** The browser asks its user, so this is called in a click. @returns whether access was given */
  grant(origins: readonly string[]): Promise<boolean>;
  /** Gives access up. Rejects where the browser does not let it go. */
  giveUp(origins: readonly string[]): Promise<void>;
  /** Calls back whenever access may have changed; gives the function that ends it. */
  onAccess(changed: () => void): () => void;
}

/** The browser's permissions as a {@link WebmailsHost}; the background sees each change by itself. */
export const browserWebmails: WebmailsHost = {
  async webmails() {
    const [{ origins = [] }, left] = await Promise.all([browser.permissions.getAll(), passing.origins()]);
    const granted = origins.filter((origin) => !left.includes(origin));
    const known = KNOWN_WEBMAILS.map(async (webmail) => {
      const patterns = [...new Set(pagePatterns(webmail))];
      const mayWork = await browser.permissions.contains({ origins: patterns });
      return { name: webmail.name, origins: patterns, added: false, granted: mayWork };
    });
    const added = addedHosts(granted).map((name) => ({
      name,
      origins: granted.filter((origin) => addedHosts([origin]).includes(name)),
      added: true,
      granted: true,
    }));
    return [...(await Promise.all(known)), ...added];
  },
  grant: (origins) => browser.permissions.request({ origins: [...origins] }),
  async giveUp(origins) {
    await browser.permissions.remove({ origins: [...origins] });
  },
  onAccess(changed) {
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(changed);
    onRemoved.addListener(changed);
    return () => {
      onAdded.removeListener(changed);
      onRemoved.removeListener(changed);
    };
  },
};
