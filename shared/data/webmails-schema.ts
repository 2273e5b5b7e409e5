import * as v from 'valibot';
import { HELD_TYPES, SCOPES } from './held-types.ts';

/** Lower case, no scheme, no port, no wildcard: as declarativeNetRequest takes domains. */
const host = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/));

/** Lower case, and nothing that means something else in a network rule's filter (`*`, `^`, `|`). */
const part = v.pipe(v.string(), v.regex(/^[a-z0-9/?&=_.-]+$/));

const WebmailRow = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  name: v.string(),
  hosts: v.pipe(v.array(host), v.minLength(1)),
  bodyHosts: v.array(host),
  ownHosts: v.pipe(v.array(host), v.minLength(1)),
  scope: v.picklist(SCOPES),
  holds: v.pipe(v.array(v.picklist(HELD_TYPES)), v.minLength(1)),
  proxies: v.array(v.strictObject({ hosts: v.array(host), part })),
  authservIds: v.optional(v.pipe(v.array(host), v.minLength(1))),
});

/** The table in `webmails.json`: one row a built-in webmail, sorted by id. */
export const WebmailRows = v.array(WebmailRow);
