import * as v from 'valibot';

/** Lower case, no scheme, no port, no wildcard: as declarativeNetRequest takes domains. */
const host = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/));

/** Lower case, and nothing that means something else in a network rule's filter (`*`, `^`, `|`). */
const part = v.pipe(v.string(), v.regex(/^[a-z0-9/?&=_.-]+$/));

export const HELD_TYPES = [
  'image',
  'media',
  'font',
  'stylesheet',
  'script',
  'object',
  'sub_frame',
  'ping',
  'other',
] as const;

/** Network types a gate can hold, in declarativeNetRequest's words. */
export type HeldType = (typeof HELD_TYPES)[number];

const SCOPES = ['all-frames', 'own-frames', 'body-frames'] as const;

/** Whose requests are held: see `Webmail.scope`. */
export type Scope = (typeof SCOPES)[number];

const WebmailRow = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  name: v.string(),
  hosts: v.pipe(v.array(host), v.minLength(1)),
  bodyHosts: v.array(host),
  ownHosts: v.pipe(v.array(host), v.minLength(1)),
  scope: v.picklist(SCOPES),
  holds: v.pipe(v.array(v.picklist(HELD_TYPES)), v.minLength(1)),
  proxies: v.array(v.strictObject({ hosts: v.array(host), part })),
});

/** The table in `webmails.json`: one row a built-in webmail, sorted by id. */
export const WebmailRows = v.array(WebmailRow);
