/** Characters that nobody sees and that a sender may strew into words: soft hyphens, joiners, bidi marks, fillers. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

const MARKS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Text without what nobody sees. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** The words of a text, in lower case and without accents, as the phrases are written. Linear. */
export function wordsOf(text: string): string[] {
  const plain = visible(text).normalize('NFKD').replace(MARKS, '').toLowerCase().replaceAll('ß', 'ss');
  return plain.match(WORD) ?? [];
}
