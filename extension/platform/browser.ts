/**
 * The extension API for background and pages, as promises in every browser. The one place that imports the polyfill:
 * it throws outside an extension, so nothing that unit tests import may import this file.
 * Content scripts use `content/channel.ts` instead: they run in every frame, where each kilobyte counts.
 */
import browser from 'webextension-polyfill';

export { browser };
