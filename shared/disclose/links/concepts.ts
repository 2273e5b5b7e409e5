import { optOutPhrases } from '../../data/phrases/opt-out.ts';
import type { OptOutConcept } from '../../data/phrases/opt-out-schema.ts';
import { PhraseTable } from './phrases.ts';

interface Reader {
  readonly table: PhraseTable;
  readonly bits: ReadonlyMap<OptOutConcept, number>;
  readonly pointers: ReadonlySet<string>;
}

let reader: Reader | null = null;

function load(): Reader {
  const table = new PhraseTable();
  const bits = new Map<OptOutConcept, number>();
  const all = optOutPhrases();
  for (const [name, languages] of Object.entries(all) as [OptOutConcept, Record<string, string[]>][]) {
    if (name === 'pointer') continue;
    const bit = 1 << bits.size;
    bits.set(name, bit);
    for (const phrase of Object.values(languages).flat()) table.add(phrase, bit);
  }
  return { table, bits, pointers: new Set(Object.values(all.pointer).flat()) };
}

/** What some words speak of. The languages are read together: a footer often mixes two. */
export class Concepts {
  private readonly found: number;
  private readonly bits: ReadonlyMap<OptOutConcept, number>;

  constructor(words: readonly string[]) {
    reader ??= load();
    this.bits = reader.bits;
    this.found = reader.table.groupsIn(words);
  }

  has(...concepts: readonly Exclude<OptOutConcept, 'pointer'>[]): boolean {
    return concepts.some((concept) => (this.found & (this.bits.get(concept) ?? 0)) !== 0);
  }
}

/** Whether the words say nothing of their own, as "click here" does. True of no words at all. */
export function onlyPoints(words: readonly string[]): boolean {
  reader ??= load();
  const { pointers } = reader;
  return words.every((word) => pointers.has(word) || /^\d+$/.test(word));
}
