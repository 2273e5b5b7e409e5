import { MAX_LINK_TEXT, MAX_WORDS_AFTER, MAX_WORDS_BEFORE } from '../../extract/limits.ts';
import type { MessageLink } from '../../extract/reference.ts';
import { surroundings, type Surroundings } from './clauses.ts';
import { visible } from './words.ts';

/** Characters of a quote: what fits a card. */
const MAX_QUOTE = 300;

/**
 * What stands around a link's words, no further than the extractor looks, whoever built the link. Where `at` is
 * missing, the words' first place counts; where they do not stand in the sentence, its start.
 */
export function linkSurroundings(link: Pick<MessageLink, 'text' | 'sentence' | 'at'>): Surroundings {
  const text = link.text.slice(0, MAX_LINK_TEXT);
  // An anchor of two lines has them on one; nothing else changes, so places stay.
  const line = link.sentence.replaceAll('\n', ' ');
  const { at } = link;
  const found = at !== undefined && at >= 0 && line.startsWith(text, at) ? at : line.indexOf(text);
  const start = Math.max(0, found);
  const end = found < 0 ? 0 : start + text.length;
  const from = Math.max(0, start - MAX_WORDS_BEFORE);
  return surroundings(link.sentence.slice(from, end + MAX_WORDS_AFTER), start - from, end - from);
}

/** The link's words in their sentence, on one line, without characters that nobody sees. */
export function quoteOf(link: Pick<MessageLink, 'text' | 'sentence' | 'at'>): string {
  const whole = visible(linkSurroundings(link).whole).replace(/\s+/g, ' ').trim();
  return (whole === '' ? visible(link.text) : whole).slice(0, MAX_QUOTE);
}
