import { disclosurePhrases } from '../../data/phrases/disclosure.ts';
import type { TextReading } from '../text-reading.ts';
import { retentionIn, thirdPartiesIn } from './details.ts';
import { lexiconsOf } from './language.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { MAX_QUOTE } from './limits.ts';
import { isPromotional } from './promotional.ts';
import { lastDayOnly, type Passage, purposesIn } from './purposes-in.ts';
import { type Read, readSentence } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import { type Stance, stanceOf } from './stance.ts';

/** Sentences of the same block that may go on about a disclosure: before it, and behind it. */
const BEFORE = 1;
const BEHIND = 3;

let compiled: readonly Lexicon[] | undefined;

function lexicons(): readonly Lexicon[] {
  compiled ??= disclosurePhrases().map(compileLexicon);
  return compiled;
}

interface Sentence {
  readonly read: Read;
  readonly block: number;
  readonly stance: Stance;
}

function readAll(text: string): Sentence[] {
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

/** What stands around the disclosing sentences in their block, and is not about sites, links or something denied. */
function passageOf(sentences: readonly Sentence[]): Passage {
  const around = new Set<Read>();
  for (const [at, { stance, block }] of sentences.entries()) {
    if (stance !== 'discloses') continue;
    for (const other of sentences.slice(Math.max(0, at - BEFORE), at + BEHIND + 1)) {
      const { read } = other;
      if (other.block !== block || other.stance !== 'nothing') continue;
      if (!read.has('web', 'want', 'click', 'article')) around.add(read);
    }
  }
  return {
    core: sentences.filter(({ stance }) => stance === 'discloses').map(({ read }) => read),
    around: [...around],
  };
}

function quoteOf(reads: readonly Read[]): string {
  const quote = reads.map(({ text }) => text).join(' ');
  return quote.length <= MAX_QUOTE ? quote : `${quote.slice(0, MAX_QUOTE - 1)}…`;
}

/**
 * Finds, in a message's visible text (blocks separated by line ends), what it says about the tracking of its openings:
 * the purposes (recommendation, sections 3.1 and 3.2), third parties, retention, and the sentences relied on. Texts
 * longer than `MAX_TEXT` are read at their start and end. Linear in the text; throws nothing on any text.
 */
export function readText(text: string): TextReading {
  const sentences = readAll(text);
  const passage = passageOf(sentences);
  const denial = sentences.find(({ stance }) => stance === 'denies');
  const disclosed = passage.core.length > 0;
  return {
    declaration: disclosed
      ? {
          carrier: 'text',
          purposes: purposesIn(passage),
          quote: quoteOf(passage.core),
          controller: null,
          thirdParties: thirdPartiesIn(passage.core),
          retentionDays: retentionIn([...passage.core, ...passage.around]),
          withdraw: null,
          policy: null,
          hosts: [],
          pixel: null,
        }
      : null,
    denial: denial === undefined ? null : quoteOf([denial.read]),
    promotional: isPromotional(sentences.map(({ read }) => read)),
    keepsLastDayOnly: disclosed ? lastDayOnly(passage) : null,
  };
}
