import { unzipSync, zipSync, type Zippable } from 'fflate';

/** One file of a package. */
export interface PackedFile {
  /** Inside the package, with `/` between folders. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly executable?: boolean;
}

/**
 * The oldest moment that a zip can name, for every file. In local time, because that is what zips hold: the same bytes in
 * every time zone.
 */
const noTime = (): Date => new Date(1980, 0, 1);

const UNIX = 3;
const [PLAIN_MODE, EXECUTABLE_MODE] = [0o100644, 0o100755];
/** Where a zip keeps the mode of a file from Unix, in its 32 bits of attributes. */
const MODE_SHIFT = 65_536;

/**
 * A zip whose bytes depend on names, contents and the executable bit alone: sorted, without times, written by code that is
 * the same on every machine.
 *
 * @throws Error where two files have one path, or a path leads out of the folder it is unpacked in
 */
export function zipOf(files: readonly PackedFile[]): Uint8Array {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries: Zippable = {};
  for (const { path, content, executable } of sorted) {
    if (path in entries) throw new Error(`Twice in the package: ${path}`);
    if (path.split('/').some((part) => part === '' || part === '.' || part === '..') || path.includes('\\'))
      throw new Error(`Not a path for a package: ${path}`);
    const mode = executable === true ? EXECUTABLE_MODE : PLAIN_MODE;
    entries[path] = [content, { level: 9, mtime: noTime(), os: UNIX, attrs: mode * MODE_SHIFT }];
  }
  return zipSync(entries);
}

/** The files of a zip, in its order. */
export function filesOf(zip: Uint8Array): PackedFile[] {
  return Object.entries(unzipSync(zip)).map(([path, content]) => ({ path, content }));
}
