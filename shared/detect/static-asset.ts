import type { UrlParts } from './url-parts.ts';

/** Files that a server keeps, rather than programs that answer. */
const STATIC_FILE =
  /\.(?:png|jpe?g|jfif|gif|webp|avif|svgz?|bmp|ico|tiff?|css|woff2?|ttf|otf|eot|mp[34]|webm|wav|midi?|ogg|js)$/i;

/** A file that holds a picture, a style or a font: its name says what it shows and not who asks. */
export function isStaticFileName(segment: string): boolean {
  return STATIC_FILE.test(segment);
}

/** A segment without its file extension (`open.gif` → `open`). */
export function withoutExtension(segment: string): string {
  return segment.replace(/\.[A-Za-z][A-Za-z0-9]{1,4}$/, '');
}

/** Base64 of `{"`: a JSON object, often a signed token about somebody, whatever file name it is dressed as. */
const JSON_TOKEN = /eyJ[\w-]{16}/;

/** Whether the path ends in a static file. Programs under a picture's name are told by other evidence. */
export function isStaticAsset(url: UrlParts): boolean {
  const last = url.segments.at(-1);
  return last !== undefined && isStaticFileName(last) && !JSON_TOKEN.test(last);
}
