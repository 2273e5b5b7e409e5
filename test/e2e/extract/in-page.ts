import { DomExtraction } from '../../../shared/extract/dom.ts';
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

/** In small steps, as the content script does it; the walk must not depend on where it is interrupted. */
globalThis.extractDom = (html) => {
  const extraction = new DomExtraction(parseHtml(html, 'document'), { parseHtml, includeSrcdoc: true });
  while (!extraction.step(7));
  const { message, origins } = extraction.result();
  if (origins.length !== message.references.length) throw new Error('A reference has lost its element.');
  return message;
};
