import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PackedFile } from './package-zip.ts';

/** All files below a folder. */
export function filesBelow(folder: string): PackedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(folder, file).split(sep).join('/'), content: readFileSync(file) };
    });
}

/** `git ls-files --stage`: mode, object, stage, then the path behind a tab. */
const TRACKED = /^(\d{6}) [0-9a-f]+ 0\t(.+)$/s;
const [PLAIN, EXECUTABLE] = ['100644', '100755'];

/**
 * The files that git tracks, as they are in the folder now; null where the folder is no clone.
 *
 * @throws Error for what a zip cannot hold as git does (links, merges that are not done), and for a file that is missing
 */
export function trackedFiles(root: string): PackedFile[] | null {
  const listed = git(root, ['ls-files', '--stage', '-z', '--', '.']);
  if (listed === null) return null;
  return listed
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [, mode = '', path = ''] = TRACKED.exec(line) ?? [];
      if (mode !== PLAIN && mode !== EXECUTABLE) throw new Error(`Cannot be packed: ${line}`);
      return { path, content: readFileSync(join(root, path)), executable: mode === EXECUTABLE };
    });
}

/** Whether tracked files differ from what was committed. */
export function hasUncommittedChanges(root: string): boolean {
  return git(root, ['status', '--porcelain', '--untracked-files=no']) !== '';
}

/** Far more than the names of all our files (bytes). */
const MAX_LISTING = 64_000_000;

/** What git says; null where there is no git, or no clone whose top this folder is. */
function git(root: string, command: readonly string[]): string | null {
  const run = (words: readonly string[]): string =>
    execFileSync('git', words, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: MAX_LISTING,
    });
  try {
    return run(['rev-parse', '--show-prefix']).trim() === '' ? run(command) : null;
  } catch {
    return null;
  }
}
