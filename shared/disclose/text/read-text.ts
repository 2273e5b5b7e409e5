import { disclosurePhrases } from '../../data/phrases/disclosure.ts';
import type { Model } from '../../data/phrases/disclosure-weights.ts';
import { PURPOSES } from '../purposes.ts';
import type { TextReading } from '../text-reading.ts';
import { retentionIn, thirdPartiesIn } from './details.ts';
import type { Judged } from './features.ts';
import { lexiconsOf } from './language.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { MAX_QUOTE } from './limits.ts';
import { passagesOf } from './passages.ts';
import { isPromotional } from './promotional.ts';
import { lastDayOnly } from './purposes-in.ts';
import { type Read, readSentence } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import { stanceOf } from './stance.ts';
import { shippedModel } from './windows.ts';

/** A sentence, what the rules make of it, and the block that it stands in. */
export interface Sentence extends Judged {
  readonly block: number;
}

let compiled: readonly Lexicon[] | undefined;

function lexicons(): readonly Lexicon[] {
  compiled ??= disclosurePhrases().map(compileLexicon);
  return compiled;
}

/** Reads each sentence of a text by its language's lexicon and the rules. Linear in the text, of which `MAX_TEXT` count. */
export function readSentences(text: string): Sentence[] {
  const sentences = sentencesOf(text);
  const languages = lexiconsOf(
    sentences.map((sentence) => sentence.text),
    lexicons(),
  );
  const found: Sentence[] = [];
  for (const [at, { text: words, block }] of sentences.entries()) {
    const lexicon = languages[at];
    if (lexicon === undefined) continue;
    const read = readSentence(words, lexicon);
    const before = found.at(-1);
    const mailBefore = before?.block === block && before.read.has('mail');
    found.push({ read, block, stance: stanceOf(read, mailBefore) });
  }
  return found;
}

function quoteOf(reads: readonly Read[]): string {
  const quote = reads.map(({ text }) => text).join(' ');
  return quote.length <= MAX_QUOTE ? quote : `${quote.slice(0, MAX_QUOTE - 1)}…`;
}

/**
 * Finds, in a message's visible text (blocks separated by line ends), what it says about the tracking of its openings:
 * the purposes (recommendation, sections 3.1 and 3.2), third parties, retention, and the sentences relied on. Texts
 * longer than `MAX_TEXT` are read at their start and end. Linear in the text; throws nothing on any text. `model` is
 * another than the product's own only where it is measured.
 */
export function readText(text: string, model: Model = shippedModel()): TextReading {
  const sentences = readSentences(text);
  const { core, around, purposes, denial } = passagesOf(model, sentences);
  const disclosed = core.length > 0;
  return {
    declaration: disclosed
      ? {
          carrier: 'text',
          purposes: PURPOSES.filter((purpose) => purposes.has(purpose)),
          quote: quoteOf(core),
          controller: null,
          thirdParties: thirdPartiesIn(core),
          retentionDays: retentionIn([...core, ...around]),
          withdraw: null,
          policy: null,
          hosts: [],
          pixel: null,
        }
      : null,
    denial: denial === null ? null : quoteOf([denial]),
    promotional: isPromotional(sentences.map(({ read }) => read)),
    keepsLastDayOnly: disclosed ? lastDayOnly({ core, around }) : null,
  };
}
