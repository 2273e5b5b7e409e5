import { MAX_SENTENCE_WORDS, MAX_WORD } from './limits.ts';

/** The words of a sentence, folded, and what each stands in. */
export interface Words {
  readonly words: readonly string[];
  /** What commas, brackets and stronger marks part. */
  readonly clauses: readonly number[];
  /** What semicolons part. */
  readonly statements: readonly number[];
}

/** Italian "né" (nor) and "ne" (of it) differ by the accent alone. */
const NOR = /(?<!\p{L})n(?:[éè]|e[\u0301\u0300])(?!\p{L})/giu;

/** Lower case without accents; "don't" becomes "do not", "e-mail" and its like one word. */
function fold(text: string): string {
  return text
    .replace(NOR, 'neque')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/n['’]t\b/g, ' not')
    .replace(/%/g, ' percent ')
    .replace(/\be[-‐‑]mail/g, 'email')
    .replace(/\b(opt|log|sign)[-‐‑](in|out)\b/g, '$1 $2');
}

/** Words of one sentence, at most `MAX_SENTENCE_WORDS`. Linear. */
export function wordsOf(sentence: string): Words {
  const words: string[] = [];
  const clauses: number[] = [];
  const statements: number[] = [];
  let clause = 0;
  let statement = 0;
  for (const [token] of fold(sentence).matchAll(/[\p{L}\p{N}]+|[,;:()–—]/gu)) {
    if (/^[,;:()–—]/.test(token)) {
      clause += 1;
      if (token === ';') statement += 1;
      continue;
    }
    if (words.length === MAX_SENTENCE_WORDS) break;
    words.push(token.slice(0, MAX_WORD));
    clauses.push(clause);
    statements.push(statement);
  }
  return { words, clauses, statements };
}
