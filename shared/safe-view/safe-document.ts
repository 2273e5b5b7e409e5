import { MAX_HTML_LENGTH } from '../extract/limits.ts';
import { imagePolicy } from './image-policy.ts';
import { safeHtml } from './safe-html.ts';

/** What the frame of a safe view may do: open links outside, as ordinary pages. No scripts, no forms, no origin. */
export const SAFE_SANDBOX = 'allow-popups allow-popups-to-escape-sandbox';

/**
 * The document of a safe view, for the `srcdoc` of a frame with `SAFE_SANDBOX`: the message with everything remote
 * removed that is not allowed, behind a policy that lists the allowed pictures once more.
 * @param html the message as it was sent
 * @param allowed absolute URLs of the pictures that may load: harmless ones, approved ones, those loaded by hand
 */
export function safeDocument(html: string, allowed: ReadonlySet<string>): string {
  const policy = imagePolicy(allowed).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">' +
    '<meta name="color-scheme" content="light">' +
    `</head><body>${safeHtml(html.slice(0, MAX_HTML_LENGTH), allowed)}</body></html>`
  );
}
