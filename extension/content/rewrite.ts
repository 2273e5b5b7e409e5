import { scanCss } from '../../shared/extract/css.ts';
import { srcsetUrls } from '../../shared/extract/srcset.ts';
import { STYLE_TEXT } from './attribute.ts';

/** What stands in place of a URL as written: another URL, `null` to drop it, `undefined` to leave it as it is. */
export type Replacement = (url: string) => string | null | undefined;

/** Characters that would end a CSS URL or string; a backslash keeps them in it. */
const CSS_SPECIAL = /[\\"'()\s]/g;

/**
 * CSS text with exactly its replaced URLs changed. A URL cannot be dropped from CSS without changing what the rule
 * means, so `null` leaves it: the network holds it.
 */
export function rewriteCss(text: string, context: 'sheet' | 'declarations', replace: Replacement): string {
  const pieces: string[] = [];
  let done = 0;
  scanCss(text, context, ({ url, start, end }) => {
    const replacement = replace(url);
    if (replacement == null) return;
    pieces.push(
      text.slice(done, start),
      replacement.replace(CSS_SPECIAL, (char) => `\\${char}`),
    );
    done = end;
  });
  return pieces.join('') + text.slice(done);
}

/** Properties whose pictures browsers fetch in CORS mode (CSS Masking, CSS Shapes). */
const CORS_PROPERTY = /^(?:-webkit-)?mask|^shape-outside$/;

/** URLs (as written, decoded) that CSS text asks for in CORS mode. */
export function corsUrls(text: string): ReadonlySet<string> {
  const urls = new Set<string>();
  const context = text.includes('{') ? 'sheet' : 'declarations';
  scanCss(text, context, ({ url, property }) => {
    if (CORS_PROPERTY.test(property)) urls.add(url);
  });
  return urls;
}

/** A `srcset` with its candidates replaced or dropped; descriptors stay. @returns null when nothing is left */
export function rewriteSrcset(text: string, replace: Replacement): string | null {
  const candidates: string[] = [];
  let from = 0;
  const urls = srcsetUrls(text);
  const starts = urls.map((url) => {
    const start = text.indexOf(url, from);
    from = start + url.length;
    return start;
  });
  for (const [index, url] of urls.entries()) {
    const replacement = replace(url);
    if (replacement === null) continue;
    const start = starts[index] ?? 0;
    const descriptor = text.slice(start + url.length, starts[index + 1]).replace(/[\s,]+$/, '');
    candidates.push(`${replacement ?? url}${descriptor}`);
  }
  return candidates.length === 0 ? null : candidates.join(', ');
}

/** The new value of an attribute (or of a `<style>`'s text); null to remove it. */
export function rewriteAttribute(attribute: string, value: string, replace: Replacement): string | null {
  switch (attribute) {
    case 'style':
      return rewriteCss(value, 'declarations', replace);
    case STYLE_TEXT:
      return rewriteCss(value, 'sheet', replace);
    case 'srcset':
      return rewriteSrcset(value, replace);
    default: {
      const replacement = replace(value);
      return replacement === undefined ? value : replacement;
    }
  }
}
