/** More different names than HTML and SVG have together mean that someone makes them up. */
const MAX_NAMES = 2_000;

/**
 * Gives each tag name as one and the same lower-case string, so that a message of 100,000 elements does not hold
 * 100,000 copies of "td".
 */
export class Names {
  private readonly known = new Map<string, string>();

  lower(written: string): string {
    const known = this.known.get(written);
    if (known !== undefined) return known;
    const name = written.toLowerCase();
    if (this.known.size < MAX_NAMES) this.known.set(written, name);
    return name;
  }
}
