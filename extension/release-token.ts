/**
 * A release token rides in the fragment of a URL: the network rule sees it, no server ever does
 * (design/gate: "What holds"). It names one message view in one tab and ends with it.
 */

/** Mark before the token, so that a token is told from a fragment of the sender's. */
export const TOKEN_MARK = 'pg-';

const TOKEN_BYTES = 16;
/** A fresh random token: 32 hexadecimal digits. */
export function freshToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Appends a token to a URL's fragment, keeping a fragment that is there (Gmail's proxy keeps the original in it). */
export function withToken(url: string, token: string): string {
  return `${url}${url.includes('#') ? '' : '#'}${TOKEN_MARK}${token}`;
}

/** Undoes {@link withToken}. */
export function withoutToken(url: string, token: string): string {
  const rest = url.slice(0, -(TOKEN_MARK.length + token.length));
  return rest.indexOf('#') === rest.length - 1 ? rest.slice(0, -1) : rest;
}

const ANY_TOKEN = /#?pg-[0-9a-f]{32}$/;

/** The URL without whatever token of ours stands at its end. */
export function withoutAnyToken(url: string): string {
  return url.replace(ANY_TOKEN, '');
}

/** Text of any kind without our tokens. */
export function withoutTokens(text: string): string {
  return text.replaceAll(/#?pg-[0-9a-f]{32}/g, '');
}

/** Whether a URL carries this very token. A token of the sender's making is part of the sender's URL. */
export function hasToken(url: string, token: string): boolean {
  return url.endsWith(`${TOKEN_MARK}${token}`);
}
