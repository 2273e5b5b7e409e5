import { getDomain } from 'tldts';
import { vendorRows } from '../../../shared/data/vendors.ts';
import type { Judgement } from '../../../shared/detect/judgement.ts';
import { declarationInAlt } from '../../../shared/disclose/alt.ts';
import { disclose } from '../../../shared/disclose/disclose.ts';
import type { Disclosure } from '../../../shared/disclose/disclosure.ts';
import { readHeaders } from '../../../shared/disclose/headers/read-headers.ts';
import { optOutsInBody } from '../../../shared/disclose/links/opt-outs-in-body.ts';
import { readText } from '../../../shared/disclose/text/read-text.ts';
import type { MessageLink } from '../../../shared/extract/reference.ts';
import type { InputMessage } from './input.ts';

interface Extracted {
  readonly links: readonly MessageLink[];
  readonly text: string;
  readonly judgements: readonly Judgement[];
}

/** Vendors that make profiles of people: ad networks; read once. */
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
  profilers ??= new Set(vendorRows().flatMap(({ id, use }) => (use === 'advertising' ? id : [])));
  const known = profilers;
  return disclose({
    sender: message.from,
    header: readHeaders(headerBlock(message), {
      registrableDomain: (host) => getDomain(host, { allowPrivateDomains: true }),
      authservIds: [],
    }),
    text: readText(text),
    alts: judgements.flatMap(({ reference }) => declarationInAlt(reference.alt, reference.absolute) ?? []),
    wellKnown: null,
    bodyOptOuts: optOutsInBody(links),
    trackersFound: judgements.filter(({ verdict }) => verdict === 'tracker').length,
    vendorPurposes: judgements.flatMap(({ reference, vendor }) =>
      vendor === null ? [] : { pixel: reference.absolute, profiling: known.has(vendor.id) },
    ),
  });
}
