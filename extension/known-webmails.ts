import { BUILT_IN_WEBMAILS, type Webmail } from '../shared/data/webmails.ts';

declare const __EXTRA_WEBMAILS__: readonly Webmail[];

/** The build that end-to-end tests load. */
export const TEST_BUILD = __EXTRA_WEBMAILS__.length > 0;

/** Webmails known at build time: the built-in ones and, in the end-to-end build, the test hosts. */
export const KNOWN_WEBMAILS: readonly Webmail[] = [...BUILT_IN_WEBMAILS, ...__EXTRA_WEBMAILS__];
