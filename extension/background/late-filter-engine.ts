/**
 * The engine for filter lists. Its code runs when a list is there, not whenever the worker starts: most people have none.
 * Service workers may not call `import()`, so that the build (`lateFilterEngine`) puts the module into the same file.
 */
export function lateFilterEngine(): Promise<typeof import('./filter-engine.ts')> {
  return import('./filter-engine.ts');
}
