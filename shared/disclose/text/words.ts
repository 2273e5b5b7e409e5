import { MAX_SENTENCE_WORDS, MAX_WORD } from './limits.ts';

/** The words of a sentence, folded, and the clause that each stands in. */
export interface Words {
  readonly words: readonly string[];
  readonly clauses: readonly number[];
}

/** Lower case without accents; "don't" becomes "do not", "e-mail" and its like one word. */
function fold(text: string): string {
  return text
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
  let clause = 0;
  for (const [token] of fold(sentence).matchAll(/[\p{L}\p{N}]+|[,;:()–—]/gu)) {
    if (/^[,;:()–—]/.test(token)) clause += 1;
    else {
      if (words.length === MAX_SENTENCE_WORDS) break;
      words.push(token.slice(0, MAX_WORD));
      clauses.push(clause);
    }
  }
  return { words, clauses };
}
