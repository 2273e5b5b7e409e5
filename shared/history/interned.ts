/** Strings that come again and again, each under a small number: a column of numbers takes the place of one of strings. */
export class Interned {
  private readonly ids = new Map<string, number>();
  private readonly texts: string[] = [];

  /** The strings, each at its number. */
  get values(): readonly string[] {
    return this.texts;
  }

  /** The number of a string; a new one for one that was never seen. */
  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.ids.set(text, id);
    this.texts.push(text);
    return id;
  }

  /** The number of a string that was seen; -1 otherwise. */
  find(text: string): number {
    return this.ids.get(text) ?? -1;
  }

  /** The string of a number that `idOf` gave. */
  textOf(id: number): string {
    return this.texts[id] ?? '';
  }

  /** For each number, whether its string fits. */
  matching(fits: (text: string) => boolean): Uint8Array {
    return Uint8Array.from(this.texts, (text) => (fits(text) ? 1 : 0));
  }

  /** For each number, its place among the strings in order (UTF-16 code units: the same in every language). */
  ranks(): Uint32Array {
    const order = this.texts.map((text, id) => ({ text, id }));
    order.sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0));
    const ranks = new Uint32Array(order.length);
    for (const [rank, { id }] of order.entries()) ranks[id] = rank;
    return ranks;
  }
}
