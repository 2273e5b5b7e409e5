import { resolveOriginal } from '../resolve/resolve.ts';
import type { RemoteReference } from '../extract/reference.ts';
import { countHost, marksBeaconTokens, type HostCompany } from './company.ts';
import { geometryOf } from './geometry.ts';
import type { MessageContext } from './judgement.ts';
import { addressNeedles, type AddressNeedles } from './recipient.ts';
import { linkTokens } from './shared-token.ts';
import { allTokens } from './url-tokens.ts';
import { urlFacts, type Tables, type UrlFacts } from './url-facts.ts';

/** A URL of this message: what was undone to get it, and what it tells. */
export interface ReadUrl {
  readonly originalUrl: string;
  /** Null where it is no URL. */
  readonly facts: UrlFacts | null;
}

/** What is worked out once for a message. */
export interface MessageFacts {
  readonly urls: ReadonlyMap<string, ReadUrl>;
  readonly hosts: ReadonlyMap<string, HostCompany>;
  readonly needles: AddressNeedles;
  readonly linkTokens: ReadonlySet<string>;
  /** Random texts that stand in the URL of a sound or a ping. */
  readonly beaconTokens: ReadonlySet<string>;
  readonly senderDomain: string | null;
}

/** Reads a message's URLs (each once), hosts and links. Linear in references and links. */
export function messageFacts(
  references: readonly RemoteReference[],
  context: MessageContext,
  tables: Tables,
): MessageFacts {
  const urls = new Map<string, ReadUrl>();
  const hosts = new Map<string, HostCompany>();
  const beaconTokens = new Set<string>();
  for (const reference of references) {
    const geometry = geometryOf(reference);
    let read = urls.get(reference.absolute);
    if (read === undefined) {
      const { originalUrl } = resolveOriginal(reference.absolute, context.webmailHosts ?? []);
      read = { originalUrl, facts: urlFacts(originalUrl, tables) };
      urls.set(reference.absolute, read);
      if (read.facts !== null) countHost(hosts, read.facts.parts.host, read.facts.isStatic && !geometry.tiny);
    }
    if (read.facts !== null && marksBeaconTokens(reference)) {
      for (const { text, individuality } of allTokens(read.facts.tokens))
        if (individuality === 2) beaconTokens.add(text);
    }
  }
  const senderHost = context.sender?.split('@').at(-1) ?? null;
  return {
    urls,
    hosts,
    beaconTokens,
    needles: addressNeedles(context.recipients),
    linkTokens: linkTokens(context.links, context.unsubscribeUrls),
    senderDomain: senderHost === null ? null : (tables.registrableDomain(senderHost) ?? senderHost),
  };
}
