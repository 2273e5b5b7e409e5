import { freshToken } from '../release-token.ts';
import type { SessionArea } from './view-store.ts';

const KEY = 'historySalt';
const SALT = /^[0-9a-f]{32}$/;

/**
 * The salt of this installation, 128 random bits in hexadecimal: made once, kept beside the settings, never sent and
 * never exported. A damaged one is replaced; what was written under it stays, and is no longer found to be the same.
 */
export class HistorySalt {
  private read: Promise<string> | null = null;
  private readonly area: Pick<SessionArea, 'get' | 'set'>;

  /** @param area `storage.local` */
  constructor(area: Pick<SessionArea, 'get' | 'set'>) {
    this.area = area;
  }

  /** Asked for twice at once, it is made once. Rejects when it cannot be read or kept; the next call tries again. */
  get(): Promise<string> {
    this.read ??= this.readOrMake();
    this.read.catch(() => {
      this.read = null;
    });
    return this.read;
  }

  /** The salt, or null where none was made yet. Writes nothing. Rejects when it cannot be read. */
  async known(): Promise<string | null> {
    if (this.read !== null) return this.read;
    return this.stored();
  }

  private async stored(): Promise<string | null> {
    const stored = (await this.area.get(KEY))[KEY];
    return typeof stored === 'string' && SALT.test(stored) ? stored : null;
  }

  private async readOrMake(): Promise<string> {
    const stored = await this.stored();
    if (stored !== null) return stored;
    const made = freshToken();
    await this.area.set({ [KEY]: made });
    return made;
  }
}
