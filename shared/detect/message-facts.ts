import type { RemoteReference } from '../extract/reference.ts';
import { resolveOriginal } from '../resolve/resolve.ts';
import { HostCompany, marksBeaconTokens } from './company.ts';
import type { MessageContext } from './judgement.ts';
import { addressNeedles, type AddressNeedles } from './recipient.ts';
import { linkTokens } from './shared-token.ts';
import { hostOf } from './url-parts.ts';
import { type Tables, urlFacts } from './url-facts.ts';
import { allTokens } from './url-tokens.ts';

/** What is worked out once for a message, before its references are judged one by one. */
export interface MessageFacts {
  readonly hosts: HostCompany;
  readonly needles: AddressNeedles;
  readonly linkTokens: ReadonlySet<string>;
  /** Random texts that stand in the URL of a sound or a ping. */
  readonly beaconTokens: ReadonlySet<string>;
  readonly senderDomain: string | null;
}

/** The URL the sender wrote. */
export function originalOf(reference: RemoteReference, context: MessageContext): string {
  return resolveOriginal(reference.absolute, context.webmailHosts ?? []).originalUrl;
}

/**
 * Reads a message's hosts, links and beacons. Linear in references and links; keeps a few words for each host and
 * nothing for each reference, so that a huge message costs no more memory than the references themselves.
 */
export function messageFacts(
  references: readonly RemoteReference[],
  context: MessageContext,
  tables: Tables,
): MessageFacts {
  const hosts = new HostCompany();
  const beaconTokens = new Set<string>();
  for (const reference of references) {
    const url = originalOf(reference, context);
    hosts.add(hostOf(url), url);
    if (!marksBeaconTokens(reference)) continue;
    const facts = urlFacts(url, tables);
    for (const { text, individuality } of facts === null ? [] : allTokens(facts.tokens)) {
      if (individuality === 2) beaconTokens.add(text);
    }
  }
  const senderHost = context.sender?.split('@').at(-1) ?? null;
  return {
    hosts,
    beaconTokens,
    needles: addressNeedles(context.recipients),
    linkTokens: linkTokens(context.links, context.unsubscribeUrls),
    senderDomain: senderHost === null ? null : (tables.registrableDomain(senderHost) ?? senderHost),
  };
}
