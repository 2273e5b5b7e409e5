import { BUILT_IN_WEBMAILS, isWithin } from '../../shared/data/webmails.ts';

/** Whether a document stands on a host of one of these webmails, by their ids in `webmails.json`; a body's host counts. */
export function isOn(page: Document, ...ids: readonly string[]): boolean {
  const { hostname } = page.location;
  return BUILT_IN_WEBMAILS.some(
    ({ id, hosts, bodyHosts }) =>
      ids.includes(id) && [...hosts, ...bodyHosts].some((host) => isWithin(hostname, host)),
  );
}
