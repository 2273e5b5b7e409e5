import type { PackedFile } from './package-zip.ts';

/** What has no place in a package that people install, by name. */
const FOREIGN_NAME =
  /(?:\.map|\.tsx?|\.e2e\.\w+|\.test\.\w+)$|(?:^|\/)(?:test|tests|fixtures|node_modules|\.[^/]*)(?:\/|$)/;

/** The same, by content: source maps, and the host that only the end-to-end build is granted. */
const FOREIGN_TEXT = [/\bsourceMappingURL=/, /\bwebmail\.test\b/, /\bfile:\/\/\//];

const TEXT_FILE = /\.(?:js|css|html|json|svg|txt)$/;

/**
 * What must not be shipped, each in one line; empty where all is well.
 *
 * @param places folders of the machine that built it: their paths stand nowhere
 */
export function unshippable(files: readonly PackedFile[], places: readonly string[]): string[] {
  return files.flatMap((file) => {
    if (FOREIGN_NAME.test(file.path)) return [`${file.path}: is no part of the extension`];
    if (!TEXT_FILE.test(file.path)) return [];
    const text = new TextDecoder().decode(file.content);
    const patterns = FOREIGN_TEXT.filter((pattern) => pattern.test(text)).map(String);
    const paths = places.filter((place) => place.length > 1 && text.includes(place));
    return [...patterns, ...paths].map((found) => `${file.path}: holds ${found}`);
  });
}
