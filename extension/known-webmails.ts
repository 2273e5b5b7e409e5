import { BUILT_IN_WEBMAILS, type Webmail } from '../shared/data/webmails.ts';

declare const __EXTRA_WEBMAILS__: readonly Webmail[];

/** Webmails known at build time: the built-in ones and, in the end-to-end build, the test hosts. */
export const KNOWN_WEBMAILS: readonly Webmail[] = [...BUILT_IN_WEBMAILS, ...__EXTRA_WEBMAILS__];
