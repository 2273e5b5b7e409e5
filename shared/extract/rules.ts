import { StyleFacts } from './declarations.ts';
import { MAX_CLASSES } from './limits.ts';
import { decodeCss } from './css-text.ts';

/** `tag`, `.class`, `#id`, `tag.class`, `tag#id`, `*`; anything else needs a layout to be matched honestly. */
const SIMPLE_SELECTOR = /^(\*|[a-z][\w-]*)?(?:([.#])((?:[\w-]|[^\0-\x7f]|\\[^])+))?$/i;

/** Only rules that declare one of the properties of `declarations.ts` are worth keeping. */
const TELLS =
  /display|visib|opacity|width|height|overflow|position|left|top|indent|font-size|clip|transform|mso-hide/i;

/** Ranks leave room for this many rules within one specificity. */
const SPECIFICITY = 2 ** 32;

/** One rule's declarations, read at most once however many selectors lead to them. */
class Body {
  private readonly text: string;
  private readonly order: number;
  private facts: StyleFacts | null = null;

  constructor(text: string, order: number) {
    this.text = text;
    this.order = order;
  }

  mergeInto(facts: StyleFacts, specificity: number): void {
    if (this.facts === null) {
      this.facts = new StyleFacts();
      this.facts.read(this.text, this.order);
    }
    facts.merge(this.facts, specificity * SPECIFICITY);
  }
}

/**
 * The simple rules of a message's style sheets, looked up by element. Each rule's declarations are read once, when an
 * element first matches, and rules with the same selector are merged, so that the work stays linear in the CSS text
 * whatever the number of rules and elements.
 */
export class StyleRules {
  private readonly bodies = new Map<string, Body[]>();
  private readonly merged = new Map<string, StyleFacts>();
  private order = 0;

  get isEmpty(): boolean {
    return this.bodies.size === 0;
  }

  /** Adds a rule; `selector` may be a list, members that are not simple are left out. */
  add(selector: string, declarations: string): void {
    this.order++;
    if (!TELLS.test(declarations)) return;
    const body = new Body(declarations, this.order);
    const plain = selector.includes('/*') ? selector.replace(/\/\*[^]*?(?:\*\/|$)/g, ' ') : selector;
    for (const part of plain.split(',')) {
      const match = SIMPLE_SELECTOR.exec(part.trim());
      if (match === null) continue;
      const key = `${(match[1] ?? '').toLowerCase()}${match[2] ?? ''}${decodeCss(match[3] ?? '')}`;
      const known = this.bodies.get(key);
      if (known === undefined) this.bodies.set(key, [body]);
      else if (known.at(-1) !== body) known.push(body);
    }
  }

  /** Merges into `facts` what the rules say of an element. */
  apply(facts: StyleFacts, tag: string, classes: string | null, id: string | null): void {
    this.applyKey(facts, '*', 0);
    this.applyKey(facts, tag, 1);
    if (classes !== null) {
      for (const name of classes.split(/\s+/, MAX_CLASSES)) {
        this.applyKey(facts, `.${name}`, 16);
        this.applyKey(facts, `*.${name}`, 16);
        this.applyKey(facts, `${tag}.${name}`, 17);
      }
    }
    if (id !== null) {
      this.applyKey(facts, `#${id}`, 256);
      this.applyKey(facts, `*#${id}`, 256);
      this.applyKey(facts, `${tag}#${id}`, 257);
    }
  }

  private applyKey(facts: StyleFacts, key: string, specificity: number): void {
    const bodies = this.bodies.get(key);
    if (bodies === undefined) return;
    let merged = this.merged.get(key);
    if (merged === undefined) {
      merged = new StyleFacts();
      for (const body of bodies) body.mergeInto(merged, specificity);
      this.merged.set(key, merged);
    }
    facts.merge(merged);
  }
}
