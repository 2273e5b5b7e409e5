import type { Judgement } from '../detect/judgement.ts';
import type { MessageLink } from '../extract/reference.ts';
import { declarationInAlt } from './alt.ts';
import type { Declaration } from './declaration.ts';
import { disclose } from './disclose.ts';
import type { Disclosure } from './disclosure.ts';
import type { HeaderFacts } from './header-facts.ts';
import { optOutsInBody } from './links/opt-outs-in-body.ts';
import { readText } from './text/read-text.ts';

/** A message that was judged, with what else is known of it. */
export interface JudgedMessage {
  /** From address; null where nobody says it. */
  readonly sender: string | null;
  /** Null where nobody has the message's headers. */
  readonly header: HeaderFacts | null;
  /** The sender's own file, where the user asked for it. */
  readonly wellKnown: Declaration | null;
  readonly text: string;
  readonly links: readonly MessageLink[];
  readonly judgements: readonly Pick<Judgement, 'reference' | 'originalUrl' | 'verdict' | 'vendor'>[];
}

/** What the sender of a judged message says about its tracking. @param profiling ids of vendors that make profiles */
export function disclosureOf(message: JudgedMessage, profiling: ReadonlySet<string>): Disclosure {
  const { sender, header, wellKnown, text, links, judgements } = message;
  return disclose({
    sender,
    header,
    text: readText(text),
    alts: judgements.flatMap(
      ({ reference, originalUrl }) => declarationInAlt(reference.alt, originalUrl) ?? [],
    ),
    wellKnown,
    bodyOptOuts: optOutsInBody(links),
    trackersFound: judgements.filter(({ verdict }) => verdict === 'tracker').length,
    vendorPurposes: judgements.flatMap(({ originalUrl, vendor }) =>
      vendor === null ? [] : { pixel: originalUrl, profiling: profiling.has(vendor.id) },
    ),
  });
}
