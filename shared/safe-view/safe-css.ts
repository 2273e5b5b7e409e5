import { scanCss, type CssContext, type CssUrl } from '../extract/css.ts';
import { absoluteUrl } from '../extract/url.ts';

/** What stands where a URL was removed: an empty document that asks nothing of the network. */
const NOTHING = 'data:,';

/** Characters that would end a string or a `url(…)`, or an element. */
const ENDS_A_URL = /["'()\\<>\s]/g;

/**
 * CSS text in which only allowed pictures are named; every other URL is replaced by an empty one. Fonts and imported
 * sheets are never among the allowed: they are no pictures. The text holds no `<`, so it cannot end its element.
 * @param base base URL of the document, null where it names none
 */
export function safeCss(
  text: string,
  context: Extract<CssContext, 'sheet' | 'declarations'>,
  allowed: ReadonlySet<string>,
  base: string | null,
): string {
  const css = text.replace(/<!--|-->/g, ' ').replaceAll('<', '\\3c ');
  const parts: string[] = [];
  let done = 0;
  scanCss(css, context, (found) => {
    parts.push(css.slice(done, found.start), replacement(found, allowed, base));
    done = found.end;
  });
  return parts.join('') + css.slice(done);
}

function replacement({ url, kind }: CssUrl, allowed: ReadonlySet<string>, base: string | null): string {
  if (/^data:image\//i.test(url) || url.startsWith('#')) return escaped(url);
  const absolute = absoluteUrl(url, base);
  const isPicture = kind === 'url' || kind === 'image-set' || kind === 'custom-property';
  return isPicture && absolute !== null && allowed.has(absolute) ? escaped(absolute) : NOTHING;
}

/** CSS escapes, not percent-encoding: the server must get the URL that was judged. */
function escaped(url: string): string {
  return url.replace(ENDS_A_URL, (character) => `\\${character.charCodeAt(0).toString(16)} `);
}
