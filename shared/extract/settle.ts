import type { Candidate, DocumentScope } from './candidate.ts';
import type { ChainNode } from './chain.ts';
import type { Collector } from './collector.ts';
import { MAX_ALT } from './limits.ts';
import { showsPictureOfElement } from './put-aside.ts';
import type { ExtractedView, ExtractOptions, Origin } from './options.ts';
import type { Hidden, RemoteReference, Size } from './reference.ts';
import { absoluteUrl, baseUrl } from './url.ts';
import { hiddenList } from './visibility.ts';

/** What layout tells of an element; null where the element has none. */
export type Layout<H> = (handle: H) => { computed: Size | null; hidden: readonly Hidden[] } | null;

const NO_SIZE: Size = { width: null, height: null };

/**
 * Works out, when a whole message has been seen, what the candidates are: absolute URL, size, visibility, repeats.
 * Sliceable: `step` until it returns true, then `result`.
 */
export class Settlement<H> {
  private readonly collector: Collector<H>;
  private readonly options: ExtractOptions;
  private readonly layout: Layout<H> | null;
  private readonly wantOrigins: boolean;
  private readonly kept: Candidate<H>[] = [];
  private readonly absolutes: string[] = [];
  /** Number of each different URL, and how often it stands in the message. */
  private readonly numbers = new Map<string, number>();
  private readonly numberOf: number[] = [];
  private readonly repeats: number[] = [];
  private readonly bases = new Map<DocumentScope, string | null>();
  /** Elements with a URL put aside: whether a held picture stands in its place already. */
  private readonly shown = new Map<ChainNode<H>, boolean>();
  private readonly references: RemoteReference[] = [];
  private readonly origins: Origin<H>[] = [];
  private next = 0;

  /** `wantOrigins`: whether handles mean anything to the caller. */
  constructor(
    collector: Collector<H>,
    options: ExtractOptions,
    layout: Layout<H> | null,
    wantOrigins: boolean,
  ) {
    this.collector = collector;
    this.options = options;
    this.layout = layout;
    this.wantOrigins = wantOrigins;
  }

  /** Does up to `budget` candidates' worth of work; true when all is done. */
  step(budget: number): boolean {
    const { candidates } = this.collector;
    for (let left = budget; left > 0; left--) {
      if (this.next < candidates.length) this.address(candidates[this.next] as Candidate<H>);
      else if (this.references.length < this.kept.length) this.describe(this.references.length);
      else return true;
      this.next++;
    }
    return false;
  }

  result(): ExtractedView<H> {
    const { references, origins } = this;
    const { links, flow, beyondCap } = this.collector;
    return { message: { references, links: links.all(), text: flow.text(), beyondCap }, origins };
  }

  private address(candidate: Candidate<H>): void {
    const absolute = this.remoteUrl(candidate);
    if (absolute === null || this.isShownAlready(candidate, this.next)) return;
    this.kept.push(candidate);
    this.absolutes.push(absolute);
    let number = this.numbers.get(absolute);
    if (number === undefined) {
      number = this.repeats.length;
      this.numbers.set(absolute, number);
      this.repeats.push(0);
    }
    this.numberOf.push(number);
    this.repeats[number] = (this.repeats[number] ?? 0) + 1;
  }

  /** The URL that would be asked for; null for what asks nobody, or nobody that matters. */
  private remoteUrl(candidate: Candidate<H>): string | null {
    const absolute = absoluteUrl(candidate.url, this.base(candidate.scope));
    if (absolute === null || this.options.keep === undefined) return absolute;
    return this.options.keep(absolute) ? absolute : null;
  }

  /**
   * Whether a put-aside URL is its element's second: a proxied copy of it, or the picture itself since the webmail
   * let it load, stands there. One element is one picture, and what is live in the page is what counts.
   */
  private isShownAlready({ node, whenLoaded }: Candidate<H>, index: number): boolean {
    if (!showsPictureOfElement(whenLoaded)) return false;
    let shown = this.shown.get(node);
    if (shown === undefined) this.shown.set(node, (shown = this.showsPicture(node, index)));
    return shown;
  }

  /** Looks through the candidates of one element, which stand side by side around `index`. */
  private showsPicture(node: ChainNode<H>, index: number): boolean {
    const { candidates } = this.collector;
    const isLive = ({ vehicle }: Candidate<H>): boolean => showsPictureOfElement(vehicle);
    let first = index;
    while (candidates[first - 1]?.node === node) first--;
    for (let at = first; ; at++) {
      const candidate = candidates[at];
      if (candidate?.node !== node) return false;
      if (isLive(candidate) && this.remoteUrl(candidate) !== null) return true;
    }
  }

  private base(scope: DocumentScope): string | null {
    const known = this.bases.get(scope);
    if (known !== undefined) return known;
    const outer = scope.outer === null ? (this.options.baseUrl ?? null) : this.base(scope.outer);
    const base = scope.baseHref === null ? outer : baseUrl(scope.baseHref, outer);
    this.bases.set(scope, base);
    return base;
  }

  private describe(index: number): void {
    const candidate = this.kept[index] as Candidate<H>;
    const absolute = this.absolutes[index] ?? '';
    const { node } = candidate;
    const { rules, textLength } = this.collector;
    // A sheet's rule shows wherever its selector matches; the style element itself has no size and is never seen.
    const inSheet = candidate.attribute === '#text';
    const hidden = inSheet ? [] : hiddenList(node.ownCauses(rules), node.inheritedCauses(rules));
    const measured = inSheet || this.layout === null ? null : this.layout(node.handle);
    this.references.push({
      url: candidate.url,
      absolute,
      vehicle: candidate.vehicle,
      ...(candidate.whenLoaded === null ? {} : { whenLoaded: candidate.whenLoaded }),
      declared: inSheet ? NO_SIZE : node.declaredSize(rules),
      computed: measured?.computed ?? null,
      hidden: measured === null ? hidden : union(hidden, measured.hidden),
      alt: node.alt === null ? null : node.alt.slice(0, MAX_ALT),
      link: node.link,
      repeated: this.repeats[this.numberOf[index] ?? 0] ?? 1,
      position: textLength === 0 ? 0 : candidate.textBefore / textLength,
    });
    if (this.wantOrigins) this.origins.push({ handle: node.handle, attribute: candidate.attribute });
  }
}

function union(first: readonly Hidden[], second: readonly Hidden[]): Hidden[] {
  const isNew = (hidden: Hidden): boolean => !first.some((known) => known.cause === hidden.cause);
  return [...first, ...second.filter(isNew)];
}
