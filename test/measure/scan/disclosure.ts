import { getDomain } from 'tldts';
import { vendorRows } from '../../../shared/data/vendors.ts';
import type { Judgement } from '../../../shared/detect/judgement.ts';
import { profilingVendors } from '../../../shared/detect/vendors.ts';
import type { Disclosure } from '../../../shared/disclose/disclosure.ts';
import { readHeaders } from '../../../shared/disclose/headers/read-headers.ts';
import { disclosureOf as disclosureOfMessage } from '../../../shared/disclose/of-message.ts';
import type { MessageLink } from '../../../shared/extract/reference.ts';
import type { InputMessage } from './input.ts';

interface Extracted {
  readonly links: readonly MessageLink[];
  readonly text: string;
  readonly judgements: readonly Judgement[];
}

/** Read once. */
let profilers: ReadonlySet<string> | null = null;

/** A header block made of single fields, for messages that come without one; several of a name stand on lines. */
export function headerBlock({ source, headers }: InputMessage): string {
  if (source !== undefined) return source;
  const fields = Object.entries(headers).map(
    ([name, value]) => `${name}: ${value.replace(/\r?\n(?=[^\s])/g, `\n${name}: `)}`,
  );
  return `${fields.join('\n')}\n\n`;
}

/** What the message's sender declares, as the extension would show it; no server is asked for a well-known file. */
export function disclosureOf(message: InputMessage, { links, text, judgements }: Extracted): Disclosure {
  profilers ??= profilingVendors(vendorRows());
  const header = readHeaders(headerBlock(message), {
    registrableDomain: (host) => getDomain(host, { allowPrivateDomains: true }),
    authservIds: [],
    // Whoever checks a message of one's own deceives nobody else.
    ownNetwork: true,
  });
  return disclosureOfMessage(
    { sender: message.from, header, wellKnown: null, text, links, judgements },
    profilers,
  );
}
