/**
 * Elements whose content a browser takes as text, while a webmail's sanitiser, parsing by other rules, may let it
 * through as markup (spam closes its pixel into `<noframes>` for that). Their content is read as HTML too.
 */
export const RAW_TEXT_ELEMENTS: ReadonlySet<string> = new Set([
  'noframes',
  'noembed',
  'noscript',
  'iframe',
  'xmp',
  'plaintext',
]);

/**
 * The content of such an element as HTML: the same tags inside are renamed, so that one more reading sees everything
 * however deep they are nested.
 */
export function rawTextAsHtml(text: string): string {
  return text.replace(/<(\/?)(?:noframes|noembed|noscript|iframe|xmp|plaintext)(?=[\s>/])/gi, '<$1x-raw');
}
