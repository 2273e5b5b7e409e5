import type { Lexicon } from './lexicon.ts';
import { wordsOf } from './words.ts';

/** How much the whole message's language counts for one sentence, in words. */
const MESSAGE_WEIGHT = 1.5;

/** Languages whose scores differ by no more are told apart by what their phrases find. */
const CLOSE = 1;

function scores(words: readonly string[], lexicons: readonly Lexicon[]): number[] {
  return lexicons.map((lexicon) => words.filter((word) => lexicon.words.has(word)).length);
}

/** The lexicon that finds most in a sentence. */
function richest(sentence: string, lexicons: readonly Lexicon[]): Lexicon {
  const [only, ...others] = lexicons;
  if (only !== undefined && others.length === 0) return only;
  const { words, clauses } = wordsOf(sentence);
  let best: Lexicon | undefined;
  let most = -1;
  for (const lexicon of lexicons) {
    let found = 0;
    for (const spans of lexicon.find(words, clauses).values()) found += spans.length;
    if (found > most) [best, most] = [lexicon, found];
  }
  if (best === undefined) throw new RangeError('no lexicon');
  return best;
}

/** The lexicon of each sentence's language: its frequent words, and where they say little, the message's. */
export function lexiconsOf(sentences: readonly string[], lexicons: readonly Lexicon[]): Lexicon[] {
  const each = sentences.map((sentence) => scores(wordsOf(sentence).words, lexicons));
  const message = lexicons.map((_, at) => each.reduce((sum, score) => sum + (score[at] ?? 0), 0));
  const most = Math.max(1, ...message);
  return each.map((score, index) => {
    const totals = score.map((own, at) => own + (MESSAGE_WEIGHT * (message[at] ?? 0)) / most);
    const top = Math.max(...totals);
    const close = lexicons.filter((_, at) => (totals[at] ?? 0) > top - CLOSE);
    return richest(sentences[index] ?? '', close);
  });
}
