import * as v from 'valibot';

/** Lower case, no scheme, no port, no wildcard: as declarativeNetRequest takes domains. */
const host = v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/));

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

const WebmailRow = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  name: v.string(),
  hosts: v.pipe(v.array(host), v.minLength(1)),
  ownHosts: v.array(host),
  scope: v.picklist(['all-frames', 'own-frames']),
  holds: v.pipe(v.array(v.picklist(HELD_TYPES)), v.minLength(1)),
  heldPaths: v.array(v.pipe(v.string(), v.regex(/^\|\|[a-z0-9.-]+\/[\w/-]*$/))),
});

/** The table in `webmails.json`: one row a built-in webmail, sorted by id. */
export const WebmailRows = v.array(WebmailRow);
