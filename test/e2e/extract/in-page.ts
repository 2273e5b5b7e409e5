import { extractFromDom } from '../../../shared/extract/dom.ts';
import type { ExtractedMessage } from '../../../shared/extract/reference.ts';

declare global {
  var extractDom: (html: string) => ExtractedMessage;
}

/** Parses into a document in which nothing loads. */
function parseHtml(html: string, as: 'fragment' | 'document'): Node {
  if (as === 'document') return new DOMParser().parseFromString(html, 'text/html');
  const template = new DOMParser().parseFromString('', 'text/html').createElement('template');
  template.innerHTML = html;
  return template.content;
}

globalThis.extractDom = (html) =>
  extractFromDom(parseHtml(html, 'document'), { parseHtml, includeSrcdoc: true }).message;
