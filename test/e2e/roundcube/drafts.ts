import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** A draft as another mail program would get it. */
export interface Draft {
  readonly subject: string;
  /** The HTML part, decoded. */
  readonly html: string;
  /** The plain-text part, decoded. */
  readonly text: string;
  /** The whole message as it lies on the mail server. */
  readonly source: string;
}

/**
 * Reads the drafts of a mailbox from the mail server's disk, oldest first.
 * @param folder the user's Maildir
 */
export async function readDrafts(folder: string): Promise<Draft[]> {
  const files = ['cur', 'new'].flatMap((part) => {
    const path = join(folder, '.Drafts', part);
    if (!existsSync(path)) return []; // Made with the first draft.
    return readdirSync(path).map((name) => ({ name, path: join(path, name) }));
  });
  files.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
  return Promise.all(
    files.map(async ({ path }) => {
      const source = readFileSync(path);
      const { subject = '', html = '', text = '' } = await PostalMime.parse(source);
      return { subject, html, text, source: source.toString('latin1') };
    }),
  );
}
