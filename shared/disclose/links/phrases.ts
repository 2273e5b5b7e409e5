/** What one place of a phrase takes: a word, the start, end or middle of one; null for a gap. */
interface Place {
  readonly text: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

interface Phrase {
  readonly places: readonly (Place | null)[];
  readonly bit: number;
}

/** Words that `…` may stand for: "no longer want to get any of our e-mails". */
const MAX_GAP = 5;

/** Letters by which phrases that begin with an open word are looked up; shorter ones are looked at always. */
const KEY_LENGTH = 3;

function placeOf(word: string): Place | null {
  if (word === '…') return null;
  const openStart = word.startsWith('*');
  const openEnd = word.endsWith('*') && word.length > 1;
  return { text: word.slice(openStart ? 1 : 0, openEnd ? -1 : undefined), openStart, openEnd };
}

function fits(place: Place, word: string): boolean {
  if (place.openStart) return place.openEnd ? word.includes(place.text) : word.endsWith(place.text);
  return place.openEnd ? word.startsWith(place.text) : word === place.text;
}

/**
 * Whether `places` from `at` on match the words from `from` on. A gap tries a few starts, and phrases have few gaps, so
 * the work is bounded by the phrase.
 */
function matches(
  places: readonly (Place | null)[],
  at: number,
  words: readonly string[],
  from: number,
): boolean {
  const place = places[at];
  if (place === undefined) return true;
  if (place === null) {
    for (let skip = 0; skip <= MAX_GAP; skip++) if (matches(places, at + 1, words, from + skip)) return true;
    return false;
  }
  const word = words[from];
  return word !== undefined && fits(place, word) && matches(places, at + 1, words, from + 1);
}

/** Phrases of several groups, looked up together. */
export class PhraseTable {
  private readonly byKey = new Map<string, Phrase[]>();
  private readonly always: Phrase[] = [];

  /** Adds a phrase (see `opt-out-schema.ts` for how it is written) to the group with this bit. */
  add(written: string, bit: number): void {
    const places = written.split(' ').map(placeOf);
    const first = places[0];
    if (first === null || first === undefined) return;
    const phrase = { places, bit };
    if (first.openStart || (first.openEnd && first.text.length < KEY_LENGTH)) {
      this.always.push(phrase);
      return;
    }
    const key = first.text.slice(0, KEY_LENGTH);
    const list = this.byKey.get(key);
    if (list === undefined) this.byKey.set(key, [phrase]);
    else list.push(phrase);
  }

  /** The bits of all groups of which a phrase stands in `words`. Linear in the words. */
  groupsIn(words: readonly string[]): number {
    let found = 0;
    for (let from = 0; from < words.length; from++) {
      const key = (words[from] ?? '').slice(0, KEY_LENGTH);
      found |= this.groupsAt(this.byKey.get(key) ?? [], words, from, found);
      found |= this.groupsAt(this.always, words, from, found);
    }
    return found;
  }

  private groupsAt(
    phrases: readonly Phrase[],
    words: readonly string[],
    from: number,
    known: number,
  ): number {
    let found = known;
    for (const { places, bit } of phrases) {
      if ((found & bit) === 0 && matches(places, 0, words, from)) found |= bit;
    }
    return found;
  }
}
