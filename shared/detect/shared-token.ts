import type { Token } from './url-tokens.ts';
import { MAX_LINKS_READ, MAX_URL_READ, SHARED_TOKEN } from './thresholds.ts';

const WORD = /[A-Za-z0-9_-]+/g;

/** Long enough and not a word: letters and digits mixed, or a long number. */
function isToken(text: string): boolean {
  return text.length >= SHARED_TOKEN && /\d/.test(text);
}

function addTokens(text: string, into: Set<string>): void {
  for (const [word] of text.slice(0, MAX_URL_READ).matchAll(WORD)) if (isToken(word)) into.add(word);
}

/** The tokens of a message's links and of its List-Unsubscribe, read once. */
export function linkTokens(
  links: readonly { readonly href: string }[],
  unsubscribeUrls: readonly string[],
): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const { href } of links.slice(0, MAX_LINKS_READ)) addTokens(href, tokens);
  for (const url of unsubscribeUrls.slice(0, MAX_LINKS_READ)) addTokens(url, tokens);
  return tokens;
}

/** Whether one of a URL's identifying texts also stands in a link. */
export function sharesToken(texts: readonly Token[], tokens: ReadonlySet<string>): boolean {
  if (tokens.size === 0) return false;
  return texts.some(({ text }) => {
    for (const [word] of text.slice(0, MAX_URL_READ).matchAll(WORD))
      if (isToken(word) && tokens.has(word)) return true;
    return false;
  });
}
