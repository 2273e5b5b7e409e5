import type { Authentication } from './authentication.ts';
import { NOT_VERIFIED } from './authentication.ts';
import type { Declaration } from './declaration.ts';
import type { Disclosure } from './disclosure.ts';
import { contradictionsOf } from './disclose-contradictions.ts';
import { declaredPurposes } from './disclose-purposes.ts';
import { mergeOptOuts } from './disclose-opt-outs.ts';
import type { HeaderFacts } from './header-facts.ts';
import type { OptOut } from './opt-out.ts';
import type { TextReading } from './text-reading.ts';

/** What is known of one message when its disclosure is put together. */
export interface DisclosureInput {
  /** The From address that the message's surroundings show; null where they show none. */
  readonly sender: string | null;
  /** Null where nobody has the message's headers. */
  readonly header: HeaderFacts | null;
  readonly text: TextReading;
  /** Carrier `alt`, one for each pixel that has such a text. */
  readonly alts: readonly Declaration[];
  /** The sender's own file, where the user asked for it. */
  readonly wellKnown: Declaration | null;
  /** Links of the message's body. */
  readonly bodyOptOuts: readonly OptOut[];
  /** Trackers judged in the message. */
  readonly trackersFound: number;
  /** Pixels whose vendor is known, by URL, and whether it is known for profiling. */
  readonly vendorPurposes: readonly VendorPixel[];
}

export interface VendorPixel {
  /** As its sender wrote it: `Judgement.originalUrl`. */
  readonly pixel: string;
  readonly profiling: boolean;
}

/**
 * What a message's sender says about its tracking, over all carriers: the union of purposes, with what speaks against
 * a claimed exemption, and what does not fit together. Linear in the message's declarations.
 */
export function disclose(input: DisclosureInput): Disclosure {
  const header = headerOf(input);
  const { text, alts, wellKnown, trackersFound } = input;
  const declarations = [header?.declaration, ...alts, wellKnown, text.declaration].filter(isDeclaration);
  const purposes = declaredPurposes(declarations, text, input.vendorPurposes);
  return {
    authentication: header?.authentication ?? unverified(input),
    declarations,
    purposes,
    contradictions: contradictionsOf(declarations, text.denial !== null, trackersFound),
    denial: text.denial,
    optOuts: mergeOptOuts(declarations, header?.optOuts ?? [], input.bodyOptOuts),
  };
}

/** Headers that name another From than the page shows are another message's, or the page is mistaken: not believed. */
function headerOf({ header, sender }: DisclosureInput): HeaderFacts | null {
  if (header?.from == null || sender === null) return header;
  return header.from.toLowerCase() === sender.toLowerCase() ? header : null;
}

function unverified({ header }: DisclosureInput): Authentication {
  return header === null ? NOT_VERIFIED : { state: 'not-verified', why: 'no-result' };
}

function isDeclaration(one: Declaration | null | undefined): one is Declaration {
  return one != null;
}
