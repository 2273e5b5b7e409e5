/** All network types that a gate can hold; a webmail's row names those that are held on its pages. */
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

export const SCOPES = ['all-frames', 'own-frames', 'body-frames'] as const;

/** Whose requests are held: see `Webmail.scope`. */
export type Scope = (typeof SCOPES)[number];
