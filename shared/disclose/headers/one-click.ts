import { publicUrl } from '../public-host.ts';
import { dkimCoverage } from './dkim-coverage.ts';
import { valuesOf, type Field } from './field-list.ts';
import { listedUrls } from './listed-urls.ts';
import type { ResultField } from './result-field.ts';

/** What the field must say, and what is then sent (RFC 8058, section 3.1): exactly this, in this case. */
export const ONE_CLICK = 'List-Unsubscribe=One-Click';

const FIELDS = ['list-unsubscribe', 'list-unsubscribe-post'];

/**
 * Where a POST unsubscribes at once (RFC 8058): each of the two fields stands exactly once, the second says
 * `List-Unsubscribe=One-Click`, the first names an https URL of a public host, and the signature that the receiver found
 * to hold covers both, as far as that can be known. Null where the sender does not offer it so: then the URL is an
 * ordinary page.
 *
 * @param fields of the message
 * @param believed fields that the receiving hop added
 */
export function oneClickUrl(fields: readonly Field[], believed: readonly ResultField[]): string | null {
  const [list = [], post = []] = FIELDS.map((name) => valuesOf(fields, name));
  const [value = '', ...more] = list;
  if (more.length > 0 || post.length !== 1 || post[0] !== ONE_CLICK) return null;
  const url = listedUrls(value).flatMap((listed) => publicUrl(listed)?.href ?? [])[0] ?? null;
  if (url === null) return null;
  const coverage = dkimCoverage(valuesOf(fields, 'dkim-signature'), believed, FIELDS);
  return coverage === 'not-covered' ? null : url;
}
