import { ident } from 'css-tree/utils';

/** Undoes CSS escapes in the content of a string, a URL or a name. */
export function decodeCss(text: string): string {
  return text.includes('\\') ? ident.decode(text) : text;
}

/** The letters of "url", each plain or as a CSS escape; `\75 rl(`, `u\72l(`, `\u\rl(` all open a URL. */
const ESCAPED_URL_NAME =
  /(?<![\w\\-])(?:u|\\0{0,4}[57]5(?:\r\n|[ \t\r\n\f])?|\\u)(?:r|\\0{0,4}[57]2(?:\r\n|[ \t\r\n\f])?|\\r)(?:l|\\0{0,4}[46]c(?:\r\n|[ \t\r\n\f])?|\\l)\(/gi;

/**
 * The same text with escaped spellings of `url(` made plain, moved to the right by spaces so that no offset changes:
 * css-tree takes only the plain spelling as the start of an unquoted URL.
 */
export function withPlainUrlNames(text: string): string {
  return text.includes('\\') ? text.replace(ESCAPED_URL_NAME, (name) => 'url('.padStart(name.length)) : text;
}

const CLOSE_PARENTHESIS = 41;
const BACKSLASH = 92;

function isCssSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
}

/** Whether an odd number of backslashes stands right before `index`, so that the character there is escaped. */
function isEscaped(text: string, index: number, from: number): boolean {
  let backslashes = 0;
  while (index - backslashes > from && text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

/** Offsets of the content of a `url(…)` token, without the name, the brackets and white space around it. */
export function urlContent(text: string, tokenStart: number, tokenEnd: number): [start: number, end: number] {
  let start = text.indexOf('(', tokenStart) + 1;
  let end = tokenEnd;
  if (text.charCodeAt(end - 1) === CLOSE_PARENTHESIS && !isEscaped(text, end - 1, start)) end--;
  while (start < end && isCssSpace(text.charCodeAt(start))) start++;
  while (end > start && isCssSpace(text.charCodeAt(end - 1)) && !isEscaped(text, end - 1, start)) end--;
  return [start, end];
}

/** Offsets of the content of a string token, without its quotes (the closing one may be missing at the end). */
export function stringContent(
  text: string,
  tokenStart: number,
  tokenEnd: number,
): [start: number, end: number] {
  const start = tokenStart + 1;
  const closed =
    tokenEnd > start &&
    text.charCodeAt(tokenEnd - 1) === text.charCodeAt(tokenStart) &&
    !isEscaped(text, tokenEnd - 1, start);
  return [start, closed ? tokenEnd - 1 : tokenEnd];
}
