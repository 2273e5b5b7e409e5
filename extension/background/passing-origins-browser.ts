import { webmailAt } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';
import { PASSING_ORIGINS, PassingOrigins } from './passing-origins.ts';

/** Access for one request, in this browser: background and popup change the same notes. */
export const passing = new PassingOrigins({
  area: browser.storage.local,
  permissions: browser.permissions,
  inTurn: (change) => navigator.locks.request(PASSING_ORIGINS, change),
  isWebmail: (host) => webmailAt(host, KNOWN_WEBMAILS) !== null,
  now: () => Date.now(),
});
