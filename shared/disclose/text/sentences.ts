import { MAX_SENTENCE_WORDS, MAX_TEXT, MAX_WORD, TEXT_HEAD } from './limits.ts';

/** One sentence as written, and the block (paragraph, cell) that it stands in. */
export interface PlainSentence {
  readonly text: string;
  readonly block: number;
}

/** Controls and characters that show nothing: zero width, direction marks, soft hyphens. The line's end is kept. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** Ends of a sentence: a mark, then a space. Marks inside "e.g." or "z. B." end nothing (a short word before them). */
const END = /[.!?…]+["”»)]*(?=\s)/g;

const SHORT_WORD =
  /(?:^|[\s.(])\p{L}{1,2}$|\b(?:bzw|bspw|etc|inc|ltd|Inc|Ltd|Sig|Srl|Lda|Mrs|resp|usw|sog|ggf|inkl|bijv)$/u;

const LONGEST_SENTENCE = MAX_SENTENCE_WORDS * 10;

function capped(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, TEXT_HEAD)}\n${text.slice(TEXT_HEAD - MAX_TEXT)}`;
}

/** Cuts a run without an end into pieces, between words where there are any. */
function* pieces(run: string): Generator<string> {
  let start = 0;
  while (run.length - start > LONGEST_SENTENCE) {
    const space = run.lastIndexOf(' ', start + LONGEST_SENTENCE);
    const end = space > start + MAX_WORD ? space : start + LONGEST_SENTENCE;
    yield run.slice(start, end).trim();
    start = end;
  }
  yield run.slice(start).trim();
}

function* runs(block: string): Generator<string> {
  let start = 0;
  for (const match of block.matchAll(END)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && SHORT_WORD.test(block.slice(Math.max(start, match.index - 6), match.index)))
      continue;
    yield block.slice(start, end);
    start = end;
  }
  yield block.slice(start);
}

/** The sentences of a message's visible text, at most `MAX_TEXT` of it (start and end are kept). Linear. */
export function sentencesOf(text: string): PlainSentence[] {
  const sentences: PlainSentence[] = [];
  const blocks = capped(text)
    .replace(INVISIBLE, (mark) => (mark === '\n' ? mark : mark === '\t' ? ' ' : ''))
    .split('\n');
  for (const [block, content] of blocks.entries()) {
    for (const run of runs(content)) {
      for (const piece of pieces(run)) if (piece !== '') sentences.push({ text: piece, block });
    }
  }
  return sentences;
}
