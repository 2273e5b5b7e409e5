import { scanCss } from '../../shared/extract/css.ts';

/** Relations under which a page asks for parts of its interface. */
const RELATIONS =
  /(?:^|\s)(?:stylesheet|preload|modulepreload|icon|apple-touch-icon|mask-icon|manifest)(?:\s|$)/i;

/** Style sheets read for what they refer to; more than any page has. */
const MAX_SHEETS = 40;

/** Longest style sheet read (characters); interfaces' largest are a third of this. */
const MAX_SHEET = 3_000_000;

/** Hosts of what these elements of a head ask for. */
export function namedBy(head: readonly Element[], page: Document): string[] {
  const base = baseOf(head, page);
  return head.flatMap((element) => {
    const wanted = addressOf(element);
    const host = wanted === null ? null : hostOf(wanted, base);
    return host === null ? [] : [host];
  });
}

/** Hosts of what the style sheets of a head refer to: pictures and fonts on yet another host. */
export async function namedInSheets(head: readonly Element[], page: Document): Promise<string[]> {
  const base = baseOf(head, page);
  const sheets = head.filter(isStyle).slice(0, MAX_SHEETS);
  const hosts = await Promise.all(
    sheets.map(async (element) => {
      const address = element.localName === 'style' ? base : new URL(addressOf(element) ?? '', base).href;
      return hostsInCss(await sheetText(element as HTMLLinkElement, address), address);
    }),
  );
  return hosts.flat();
}

function isStyle(element: Element): boolean {
  const sheet = /(?:^|\s)stylesheet(?:\s|$)/i.test(element.getAttribute('rel') ?? '');
  return element.localName === 'style' || (sheet && addressOf(element) !== null);
}

/** The text of a style sheet, where its server lets this page read it; a sheet that was loaded comes from the cache. */
async function sheetText(element: HTMLLinkElement | HTMLStyleElement, address: string): Promise<string> {
  if (element.localName === 'style') return element.textContent;
  try {
    if (element.sheet) return Array.from(element.sheet.cssRules, ({ cssText }) => cssText).join('\n');
  } catch {
    // Another host's, which may still let us read it as text.
  }
  try {
    const answer = await fetch(address, { cache: 'force-cache', credentials: 'omit' });
    return answer.ok ? (await answer.text()).slice(0, MAX_SHEET) : '';
  } catch {
    return ''; // Another host's, unreadable for this page too.
  }
}

/** Most style sheets name no host at all, and reading a large one takes its time. */
const NAMES_HOST = /(?:url\(|@import)\s*["']?(?:https?:)?\/\//i;

function hostsInCss(text: string, address: string): string[] {
  const hosts = new Set<string>();
  if (!NAMES_HOST.test(text)) return [];
  scanCss(text, 'sheet', ({ url }) => {
    const host = hostOf(url, address);
    if (host !== null) hosts.add(host);
  });
  return [...hosts];
}

function addressOf(element: Element): string | null {
  if (element.localName === 'script') return element.getAttribute('src');
  return element.localName === 'link' && RELATIONS.test(element.getAttribute('rel') ?? '')
    ? element.getAttribute('href')
    : null;
}

/** What the head's addresses are relative to: its own `base` only, since a message may bring one. */
function baseOf(head: readonly Element[], page: Document): string {
  const base = head.find((element) => element.localName === 'base' && element.hasAttribute('href'));
  try {
    return new URL(base?.getAttribute('href') ?? '', page.location.href).href;
  } catch {
    return page.location.href;
  }
}

/** Host of a web address; null for anything else. */
export function hostOf(address: string, base: string): string | null {
  try {
    const { protocol, hostname } = new URL(address, base);
    return /^https?:$/.test(protocol) && /^[a-z0-9_.-]+$/.test(hostname) ? hostname : null;
  } catch {
    return null;
  }
}
