/**
 * Last labels of names that lead into the reader's own network, or nowhere: RFC 6761 and 6762, RFC 7686, RFC 8375, RFC
 * 9476, ICANN's `internal`, and what RFC 6762, appendix G, found in use. `example` and `test` never answer publicly
 * either; they are left alone, since messages made for trying things out are full of them.
 */
const INNER_SUFFIXES: ReadonlySet<string> = new Set([
  'alt',
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'onion',
  'private',
]);

/** IANA's special-purpose IPv4 blocks that are not globally reachable, and multicast: first address, prefix length. */
const INNER_IPV4: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

const IPV4 = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/;

const ipv4Number = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function isPublicIpv4(address: string): boolean {
  const number = ipv4Number(address);
  return !INNER_IPV4.some(([first, prefix]) => {
    const size = 2 ** (32 - prefix);
    return Math.floor(number / size) === Math.floor(ipv4Number(first) / size);
  });
}

/** Global unicast is 2000::/3; of it, blocks that carry an IPv4 address or are for documentation do not count. */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':').map((group) => parseInt(group || '0', 16));
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8;
  return first !== 0x2002 && !(first === 0x3fff && second < 0x1000);
}

/**
 * Whether a host can be one that the whole internet reaches: no address of a private network, of the machine itself or
 * of its link, no name without a dot, none under `local`, `internal` and the like. A public name that resolves to a
 * private address cannot be seen from an extension; over https no request gets through to it all the same, since nothing
 * in the reader's network has a certificate for that name.
 *
 * @param hostname as `URL.hostname` gives it: lower case, IPv4 in dotted decimals, IPv6 in brackets
 */
export function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPublicIpv6(hostname.slice(1, -1));
  if (IPV4.test(hostname)) return isPublicIpv4(hostname);
  const labels = (hostname.endsWith('.') ? hostname.slice(0, -1) : hostname).split('.');
  return labels.length > 1 && !labels.includes('') && !INNER_SUFFIXES.has(labels.at(-1) ?? '');
}

/**
 * The URL that `text` is, where it leads to a public host over one of `protocols`; null otherwise, also where it
 * carries a user name, which shows another host than the one that is meant, and which `fetch` refuses.
 *
 * @param protocols with their colon, as `URL.protocol`
 */
export function publicUrl(text: string, protocols: readonly ('http:' | 'https:')[] = ['https:']): URL | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  if (!protocols.some((protocol) => protocol === url.protocol)) return null;
  return url.username === '' && url.password === '' && isPublicHost(url.hostname) ? url : null;
}
