import type { UrlParts } from './url-parts.ts';

/** Parameters that can only mean somebody: a person, a subscriber, or a hash of an address. */
const PERSON_NAMES =
  /^(?:e?-?mail|em|hem|eh|md5|sha1|sha256|e?mail_?(?:address|hash|md5|sha1|sha256)|uid|user_?(?:id|key|hash)?|subscriber(?:_?(?:id|key))?|subscriber_?hash|recipient(?:_?(?:id|key))?|rcpt|contact(?:_?(?:id|key))?|customer(?:_?(?:id|key))?|member(?:_?(?:id|key))?|profile_?id|person(?:_?id)?|lead_?id|mi_u)$/i;

/** Somebody's number or hash has a digit; `customer_id`, `{{email}}` and `test` are templates that were not filled in. */
const IDENTITY = /\d/;
/** Shorter values number slots and versions. */
const MIN_IDENTITY = 4;
const UNFILLED = /[[\]{}*|%]|\s/;

/** Whether a query parameter names a person and has a value that identifies one. */
export function namesPerson(url: UrlParts): boolean {
  return url.query.some(
    ([name, value]) =>
      value.length >= MIN_IDENTITY &&
      IDENTITY.test(value) &&
      PERSON_NAMES.test(name) &&
      !UNFILLED.test(value),
  );
}
