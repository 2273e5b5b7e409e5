function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

const COMMA = 44;
const OPEN = 40;
const CLOSE = 41;

/** Index after the descriptors that follow a candidate's URL, up to and including the comma that ends them. */
function skipDescriptors(text: string, from: number): number {
  let index = from;
  let inParentheses = false;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === OPEN) inParentheses = true;
    else if (code === CLOSE) inParentheses = false;
    else if (code === COMMA && !inParentheses) return index + 1;
  }
  return index;
}

/**
 * The URLs of a `srcset`, in order, by the HTML standard's splitting: a URL runs to white space, so commas inside it
 * (and `data:` URLs) survive; trailing commas end the candidate. Descriptors are skipped, not checked: a browser may
 * drop a candidate with a wrong descriptor, listing it does no harm.
 */
export function srcsetUrls(text: string): string[] {
  const urls: string[] = [];
  let index = 0;
  while (index < text.length) {
    while (index < text.length && (isSpace(text.charCodeAt(index)) || text.charCodeAt(index) === COMMA))
      index++;
    const start = index;
    while (index < text.length && !isSpace(text.charCodeAt(index))) index++;
    let end = index;
    while (end > start && text.charCodeAt(end - 1) === COMMA) end--;
    if (end > start) urls.push(text.slice(start, end));
    if (end === index) index = skipDescriptors(text, index);
  }
  return urls;
}
