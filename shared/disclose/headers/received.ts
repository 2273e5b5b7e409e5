import { isPublicHost } from '../public-host.ts';
import { hostName } from './host-name.ts';

/** Who handed a message to whom, as far as a Received field tells (RFC 5321, section 4.4). */
interface Hop {
  /** What the sending side called itself; it may say anything. */
  readonly from: string;
  readonly by: string;
  /** Addresses that the receiving side saw; the only part that a sender cannot choose. */
  readonly addresses: readonly string[];
  /** The name that the receiving side found for the address (`name [address]`); null where it found none. */
  readonly found: string | null;
  /** `with LMTP` (RFC 2033): how mail is put into a mailbox; nobody outside is offered that. */
  readonly delivered: boolean;
}

/** Dotted decimals (also as IPv6 writes them), or at least two colons; with or without brackets and the tag `IPv6:`. */
const ADDRESS =
  /(?<![\w.:-])(?:IPv6:)?(?:(?:::ffff:)?([0-9]{1,3}(?:\.[0-9]{1,3}){3})|([0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}))(?![\w:-])/gi;

/** Private networks, the machine itself, its link, and carriers' shared space: nobody on the internet has such an address. */
const INNER_ADDRESS =
  /^(?:10\.|127\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cd]|fe[89ab])/i;

/** The machine itself, or its link: nobody else's mail comes from there. */
const OWN_MACHINE = /^(?:127\.|169\.254\.|::1$|fe[89ab])/i;

/** The last one counts: whatever stands before it, the sender may have called itself. */
const FOUND_NAME = /\(([\w.-]+)\.? \[[^\]()]*\]\)[^(]*$/;

/** Microsoft 365 passes mail on between its own servers under public addresses (2603:1000::/24) and three domains. */
const MICROSOFT = {
  domains: ['exchangelabs.com', 'office365.com', 'outlook.com'],
  network: /^2603:10[0-9a-f]{2}:/i,
};

/**
 * Whether a Received field tells of a message that came from somebody else, so that nothing below it was written by the
 * receiver. In doubt it did: then a result of the receiver's own goes unbelieved, never a forged one believed. What the
 * other side calls itself decides nothing against the address it came from.
 *
 * A server behind an address translator (in a container, say) sees everybody under one private address. There such an
 * address is inside only under a name of the receiver's own that the receiver itself found for it.
 *
 * @param value of the Received field, unfolded
 * @param organisation organisational domain of a host name
 * @param ownNetwork the receiver is known to hand mail on under private addresses, and to see outsiders under theirs
 */
export function comesFromOutside(
  value: string,
  organisation: (host: string) => string,
  ownNetwork: boolean,
): boolean {
  const hop = readHop(value);
  if (hop === null) return false;
  const from = hostName(hop.from);
  const by = hostName(hop.by);
  const seen = hop.addresses.filter((address) => !INNER_ADDRESS.test(address));
  if (seen.length > 0)
    return !(
      seen.every((address) => MICROSOFT.network.test(address)) && bothMicrosoft(from, by, organisation)
    );
  if (!ownNetwork && !hop.delivered && hop.addresses.some((address) => !OWN_MACHINE.test(address))) {
    const found = hostName(hop.found ?? '');
    return found === null || by === null || organisation(found) !== organisation(by);
  }
  if (from === null || !isPublicHost(from)) return false;
  const same = by !== null && organisation(from) === organisation(by);
  if (hop.addresses.length === 0) return !same;
  return by !== null && isPublicHost(by) && !same;
}

/** Null for a hop without a sending side: what a server did by itself. */
function readHop(value: string): Hop | null {
  const start = /^from\s+/i.exec(value);
  if (start === null) return null;
  const behind = value.slice(start[0].length);
  const end = /\sby\s/i.exec(behind);
  const head = end === null ? behind : behind.slice(0, end.index);
  const tail = end === null ? '' : behind.slice(end.index + end[0].length);
  return {
    from: /^[^\s()]*/.exec(head)?.[0] ?? '',
    by: /^[^\s();]*/.exec(tail.trimStart())?.[0] ?? '',
    addresses: [...head.matchAll(ADDRESS)].map(([, four, six]) => four ?? six ?? ''),
    found: FOUND_NAME.exec(head)?.[1] ?? null,
    // The first one: what comes later may hold words of the sender's.
    delivered: /\swith\s+(\w+)/i.exec(tail)?.[1]?.toLowerCase().startsWith('lmtp') === true,
  };
}

function bothMicrosoft(
  from: string | null,
  by: string | null,
  organisation: (host: string) => string,
): boolean {
  return [from, by].every((host) => host !== null && MICROSOFT.domains.includes(organisation(host)));
}
