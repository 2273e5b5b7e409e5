import { parseEmailTracking } from '../email-tracking.ts';
import type { HeaderFacts } from '../header-facts.ts';
import { judgeResults } from './authentication-results.ts';
import { believedResults, type Receiver } from './believed-results.ts';
import { fieldList, valuesOf } from './field-list.ts';
import { domainOf, fromAddress } from './from.ts';
import { listName } from './list-name.ts';
import { readListUnsubscribe } from './list-unsubscribe.ts';
import { messageDate } from './message-date.ts';
import { oneClickUrl } from './one-click.ts';

export interface HeaderOptions extends Receiver {
  /**
   * The organisational domain of a host: what was registered below a public suffix, private suffixes included, or two
   * customers of one platform would count as one organisation; null where there is none.
   */
  readonly registrableDomain: (host: string) => string | null;
}

/**
 * What a message's headers say of its sender: From, date, whether the receiver confirms From, the declaration in
 * Email-Tracking, and the ways out in List-Unsubscribe. Never throws; linear, within the caps of `field-list.ts`.
 *
 * @param source the message's raw source, or its header block
 */
export function readHeaders(source: string, options: HeaderOptions): HeaderFacts {
  const fields = fieldList(source);
  const organisation = (host: string) => options.registrableDomain(host) ?? host;
  const authservIds = options.authservIds.map((id) => id.toLowerCase());
  const believed = believedResults(fields, { ...options, authservIds }, organisation);
  const from = fromAddress(valuesOf(fields, 'from'));
  const tracking = valuesOf(fields, 'email-tracking');
  const unsubscribe = readListUnsubscribe(valuesOf(fields, 'list-unsubscribe'));
  const oneClick = oneClickUrl(fields, believed);
  const others = unsubscribe.optOuts.filter(({ url }) => url !== oneClick);
  return {
    from,
    date: messageDate(valuesOf(fields, 'date')),
    authentication: judgeResults(believed, from === null ? null : domainOf(from), organisation),
    // Several fields are one (RFC 9651, section 4.2).
    declaration: tracking.length === 0 ? null : parseEmailTracking(tracking.join(', ')),
    list: listName(valuesOf(fields, 'list-id'), unsubscribe.urls),
    optOuts:
      oneClick === null
        ? others
        : [{ kind: 'one-click', source: 'header', url: oneClick, quote: null }, ...others],
    unsubscribeUrls: unsubscribe.urls,
  };
}
