/** What the toolbar's button can stand for, each with a shape and a sentence of its own. */
export const TOOLBAR_STATES = ['protecting', 'paused', 'permission', 'attention'] as const;
export type ToolbarMood = (typeof TOOLBAR_STATES)[number];

/** Sizes in which browsers show a button, at simple and double density (pixels). */
export const TOOLBAR_SIZES = [16, 19, 32, 38] as const;

/** What the browser shows elsewhere: on its page of extensions, in its questions, in stores. */
export const EXTENSION_SIZES = [16, 32, 48, 128] as const;

/** File of an icon, from the extension's top. `test/setup/icons.ts` draws them. */
export function iconFile(state: ToolbarMood, size: number): string {
  return `icons/${state === 'protecting' ? 'icon' : state}-${size}.png`;
}

/** Files of one state's icon by size, as manifest and `action.setIcon` want them. */
export function iconPaths(
  state: ToolbarMood,
  sizes: readonly number[] = TOOLBAR_SIZES,
): Record<string, string> {
  return Object.fromEntries(sizes.map((size) => [String(size), iconFile(state, size)]));
}
