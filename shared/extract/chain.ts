import { INLINE_RANK, StyleFacts } from './declarations.ts';
import { cssPixels } from './lengths.ts';
import type { Size } from './reference.ts';
import type { StyleRules } from './rules.ts';
import { type CauseBits, ownCauses, takenBack } from './visibility.ts';

const NOT_YET = -1;
/** Shared by all elements that nothing styles. */
const NO_FACTS = new StyleFacts();

/**
 * What is remembered of one element: its place in the chain of ancestors and the few attributes that decide size and
 * visibility. Nothing is read out of them until a reference needs it.
 */
export class ChainNode<H> {
  readonly parent: ChainNode<H> | null;
  readonly tag: string;
  readonly handle: H;
  style: string | null = null;
  classes: string | null = null;
  id: string | null = null;
  /** The attribute's pixels. */
  width: number | null = null;
  height: number | null = null;
  alt: string | null = null;
  /** `href` of the nearest link around it. */
  link: string | null;
  hasHiddenAttribute = false;
  /** A style element whose rules its webmail does not apply yet. */
  isPutAside = false;
  inSvg: boolean;
  private facts: StyleFacts | null = null;
  private own: CauseBits = NOT_YET;
  /** Causes that this element passes on to what it contains. */
  private passed: CauseBits = NOT_YET;

  constructor(parent: ChainNode<H> | null, tag: string, handle: H) {
    this.parent = parent;
    this.tag = tag;
    this.handle = handle;
    this.link = parent === null ? null : parent.link;
    this.inSvg = tag === 'svg' || (parent !== null && parent.inSvg && parent.tag !== 'foreignobject');
  }

  /** What style rules and the `style` attribute say of this element. */
  styleFacts(rules: StyleRules): StyleFacts {
    if (this.facts !== null) return this.facts;
    if (this.style === null && rules.isEmpty) return NO_FACTS;
    const facts = new StyleFacts();
    if (!rules.isEmpty) rules.apply(facts, this.tag, this.classes, this.id);
    if (this.style !== null) facts.read(this.style, INLINE_RANK);
    this.facts = facts;
    return facts;
  }

  ownCauses(rules: StyleRules): CauseBits {
    if (this.own === NOT_YET) this.resolve(rules);
    return this.own;
  }

  /** Causes that lie in an element around this one and that this one does not take back. */
  inheritedCauses(rules: StyleRules): CauseBits {
    const inherited = this.parent === null ? 0 : this.parent.passedCauses(rules);
    return inherited === 0 ? 0 : inherited & ~takenBack(this.styleFacts(rules));
  }

  private resolve(rules: StyleRules): void {
    const facts = this.styleFacts(rules);
    this.own = facts.isEmpty && !this.hasHiddenAttribute ? 0 : ownCauses(facts, this.hasHiddenAttribute);
  }

  /** Fills in the chain from the outermost unknown ancestor inwards: each element is worked out once. */
  private passedCauses(rules: StyleRules): CauseBits {
    if (this.passed !== NOT_YET) return this.passed;
    const unknown: ChainNode<H>[] = [this];
    for (let node = this.parent; node !== null && node.passed === NOT_YET; node = node.parent)
      unknown.push(node);
    for (let index = unknown.length - 1; index >= 0; index--) unknown[index]?.pass(rules);
    return this.passed;
  }

  private pass(rules: StyleRules): void {
    const own = this.ownCauses(rules);
    const inherited = this.parent === null ? 0 : this.parent.passed;
    const back = inherited === 0 ? 0 : takenBack(this.styleFacts(rules));
    this.passed = own | (inherited & ~back);
  }

  /** Width and height that attributes and styles declare; a style in pixels beats the attribute. */
  declaredSize(rules: StyleRules): Size {
    const facts = this.styleFacts(rules);
    return {
      width: side(this.width, facts.get('width'), facts.get('max-width')),
      height: side(this.height, facts.get('height'), facts.get('max-height')),
    };
  }
}

/** A maximum counts only where it leaves nothing to see; a larger one is a bound, not a size. */
const TELLING_MAXIMUM = 1;

function side(attribute: number | null, style: string | null, maximum: string | null): number | null {
  const cap = cssPixels(maximum);
  const size = cssPixels(style) ?? attribute;
  if (cap !== null && cap <= TELLING_MAXIMUM) return size === null ? cap : Math.min(size, cap);
  return size;
}
