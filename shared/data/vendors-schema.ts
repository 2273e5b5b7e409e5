import * as v from 'valibot';

/** A public repository as its host writes it, so that a reader can look it up. */
const repository = v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/));

/** The page that says it, not a front page: it has a path of its own. */
const pageUrl = v.pipe(v.string(), v.url(), v.regex(/^https:\/\/(?!github\.com\/[^/]+\/[^/]+$)[^/]+\/[^/]/));

/**
 * Where a shape was learnt from; without one (null) a shape is never strong evidence. `public-list`: the repositories
 * of the lists that name it; `observed`: the repository in which somebody kept a message with such a URL.
 */
const source = v.variant('kind', [
  v.strictObject({ kind: v.literal('documentation'), url: pageUrl }),
  v.strictObject({ kind: v.literal('source-code'), url: pageUrl }),
  v.strictObject({ kind: v.literal('public-list'), lists: v.pipe(v.array(repository), v.minLength(1)) }),
  v.strictObject({ kind: v.literal('observed'), repository, url: v.optional(pageUrl) }),
]);

/** What a vendor's server is used for. */
export const VENDOR_USES = [
  'advertising',
  'analytics',
  'crm',
  'deliverability-testing',
  'marketing-automation',
  'personalisation',
  'read-receipt',
  'sales-engagement',
  'self-hosted-mailing',
  'sending-platform',
  'transactional',
] as const;

const PATH = /^(?:\/|\{any\})[\w.\-/~:{}]*$/;

const shape = v.strictObject({
  /** Registrable or lower domains, sub-domains included; null: any host, since senders use their own sub-domains. */
  hosts: v.nullable(
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))), v.minLength(1)),
  ),
  /** Literals and placeholders: see `shared/detect/path-template.ts`. */
  path: v.pipe(v.string(), v.regex(PATH)),
  /** Needed query parameters: `name`, `name=value` (one `*` stands for anything), or `*` for any query at all. */
  query: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))),
  /** False: others use the same shape for other things, so it is weak evidence however well sourced. */
  distinctive: v.optional(v.literal(false)),
  source: v.nullable(source),
  /** A hand-made URL that the shape matches and no other vendor's does. */
  fixture: v.pipe(v.string(), v.url()),
});

const vendor = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  name: v.pipe(v.string(), v.minLength(2), v.maxLength(60)),
  use: v.picklist(VENDOR_USES),
  shapes: v.pipe(v.array(shape), v.minLength(1)),
});

/** `vendors.json`: who receives the signal of an open, recognised by where the URL points. */
export const VendorRows = v.pipe(v.array(vendor), v.minLength(1));

export type VendorRow = v.InferOutput<typeof vendor>;
export type VendorShape = v.InferOutput<typeof shape>;
