/**
 * Lets judged references through.
 *
 * Chromium's memory cache ignores fragments: a URL that is asked for while the held request is still under way joins
 * that request and is blocked with it. So the held URL leaves first, and comes back in a later task together with a
 * probe that carries the token (`probe.ts`). The page's text is the same as before.
 */
import type { RemoteReference } from '../../shared/extract/reference.ts';
import { isCss, writeAttribute } from './attribute.ts';
import { isEdited, type Parking } from './parking.ts';
import { startProbes, type Probe } from './probe.ts';
import type { Released } from './released.ts';
import { corsUrls, rewriteAttribute, type Replacement } from './rewrite.ts';
import { breathe, nextTask, Pace } from './slices.ts';

/** A reference and where in the page it stands. */
export interface PlacedReference {
  readonly reference: RemoteReference;
  readonly element: Element;
  readonly attribute: string;
  /** The URL to ask for instead; `null` while it stays blocked; `undefined` when there is nothing to do. */
  readonly release: string | null | undefined;
}

/** What releasing needs to know of its document. */
export interface ReleaseSurroundings {
  readonly parking: Parking;
  readonly released: Released;
  /** Whether this element's picture was asked for and failed: then a lazy one has come into view. */
  askedFor(element: Element): boolean;
  /** Whether joining a probe has failed for this element, so that the token must stand in the page's own URL. */
  lastResort(element: Element): boolean;
  /** Called with the URL (as in the reference) of a probe that failed. */
  readonly probeFailed: (url: string) => void;
  /** Called after each round of writing, before anybody else runs. */
  readonly written: () => void;
}

/** One attribute's way from held to released. */
interface Change {
  readonly element: Element;
  readonly attribute: string;
  /** Stands in the attribute for one task; null: no attribute. */
  readonly cleared: string | null;
  readonly after: string | null;
  readonly probes: readonly Probe[];
  /** Absolute URLs that are let through with it. */
  readonly urls: readonly string[];
}

/** Harmless, and no request: stands in CSS in place of the held URL. */
const NOTHING = 'about:blank';

/** Attributes written between two looks at the clock; their probes start together. */
const BATCH = 20;

/** Applies all releases of a document: every old URL leaves in one task, and is back in the next. */
export async function applyReleases(
  placed: readonly PlacedReference[],
  surroundings: ReleaseSurroundings,
): Promise<void> {
  const { parking, written } = surroundings;
  const shown = new Set(placed.filter(isReleasedSource).map(({ element }) => element));
  const changes: Change[] = [];
  for (const groups of inBatches(byAttribute(placed))) {
    changes.push(
      ...groups.flatMap((group) => releasing(group, surroundings) ?? givingWay(group, shown) ?? []),
    );
    await breathe();
  }
  const underWay = changes.filter(
    ({ element, attribute }) => !parking.holds(element, attribute) && !isEdited(element),
  );
  for (const batch of inBatches(underWay)) {
    for (const { element, attribute, cleared } of batch)
      if (!parking.take(element, attribute)) writeAttribute(element, attribute, cleared);
    written();
    await breathe();
  }
  if (underWay.length > 0) await nextTask();
  const pace = new Pace();
  for (const batch of inBatches(changes)) {
    await putBack(batch, surroundings);
    await pace.after(batch.length);
  }
  parking.restore();
  written();
}

async function putBack(
  changes: readonly Change[],
  { parking, released, written, probeFailed }: ReleaseSurroundings,
): Promise<void> {
  const [first] = changes;
  if (!first) return;
  await startProbes(
    first.element.ownerDocument,
    changes.flatMap(({ probes }) => probes),
    probeFailed,
  );
  for (const { element, attribute, after, urls } of changes) {
    writeAttribute(element, attribute, after);
    parking.settle(element, attribute);
    for (const url of urls) released.add(element, attribute, url);
  }
  written();
}

function* inBatches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

function isReleasedSource({ attribute, release }: PlacedReference): boolean {
  return attribute === 'src' && typeof release === 'string';
}

function byAttribute(placed: readonly PlacedReference[]): PlacedReference[][] {
  const elements = new Map<Element, Map<string, PlacedReference[]>>();
  for (const one of placed) {
    const attributes = elements.get(one.element) ?? new Map<string, PlacedReference[]>();
    elements.set(one.element, attributes);
    const group = attributes.get(one.attribute);
    if (group) group.push(one);
    else attributes.set(one.attribute, [one]);
  }
  return [...elements.values()].flatMap((attributes) => [...attributes.values()]);
}

function releasing(group: readonly PlacedReference[], surroundings: ReleaseSurroundings): Change | null {
  const [first] = group;
  const allowed = group.filter(({ release }) => typeof release === 'string');
  if (!first || allowed.length === 0) return null;
  const { element, attribute } = first;
  const candidates = candidatesOf(element, attribute, surroundings.parking);
  const wanted = allowed.filter(({ reference: { absolute } }) => {
    if (candidates !== null) return absolute === candidates.chosen;
    return element.getAttribute('loading') !== 'lazy' || surroundings.askedFor(element);
  });
  const before = surroundings.parking.read(element, attribute);
  if (wanted.length === 0) return candidates === null ? null : withoutBlocked(group, candidates, before);
  // A value that the page has set meanwhile waits for the next look.
  if (before === null || !carries(attribute, before, wanted)) return null;
  const urls = wanted.map(({ reference }) => reference.absolute);
  if (isCss(attribute)) {
    const cleared = rewriteAttribute(
      attribute,
      before,
      replacements(wanted, () => NOTHING),
    );
    return { element, attribute, cleared, after: before, urls, probes: cssProbes(before, wanted) };
  }
  const inPage = surroundings.lastResort(element);
  const to = ({ release }: PlacedReference) => (typeof release === 'string' && !inPage ? undefined : release);
  const after = rewriteAttribute(attribute, before, replacements(group, to));
  const probes = inPage ? [] : wanted.map((one) => probeOf(element, one));
  return { element, attribute, cleared: null, after, urls, probes };
}

function carries(attribute: string, value: string, wanted: readonly PlacedReference[]): boolean {
  const urls = new Set(wanted.map(({ reference }) => reference.url.trim()));
  let found = false;
  rewriteAttribute(attribute, value, (url) => {
    found ||= urls.has(url.trim());
    return undefined;
  });
  return found;
}

function cssProbes(text: string, wanted: readonly PlacedReference[]): Probe[] {
  const cors = corsUrls(text);
  return wanted.map(({ reference, release }) => ({
    original: reference.absolute,
    url: release ?? '',
    crossOrigin: cors.has(reference.url) ? 'anonymous' : null,
  }));
}

/** The picture for which an attribute is one of several candidates, and the one that the browser has chosen. */
interface Candidates {
  /** Absolute URL; empty while the browser has chosen none. */
  readonly chosen: string;
}

/** null: the attribute is its picture's only address. */
function candidatesOf(element: Element, attribute: string, parking: Parking): Candidates | null {
  const picture = element.localName === 'source' ? pictureOf(element) : element;
  if (picture?.localName !== 'img' || (attribute !== 'srcset' && !hasCandidates(picture, parking)))
    return null;
  return { chosen: parking.chosen(picture) };
}

/** The browser has chosen a candidate that stays blocked: without it, it will choose one that may load. */
function withoutBlocked(
  group: readonly PlacedReference[],
  { chosen }: Candidates,
  before: string | null,
): Change | null {
  const [first] = group;
  const blocked = group.filter(({ release }) => release === null);
  if (!first || before === null || !blocked.some(({ reference }) => reference.absolute === chosen))
    return null;
  const { element, attribute } = first;
  const after = rewriteAttribute(
    attribute,
    before,
    replacements(blocked, () => null),
  );
  return { element, attribute, cleared: null, after, urls: [], probes: [] };
}

function probeOf(element: Element, { reference, release }: PlacedReference): Probe {
  const asking = element.localName === 'source' ? (pictureOf(element) ?? element) : element;
  return {
    original: reference.absolute,
    url: release ?? '',
    crossOrigin: asking.getAttribute('crossorigin'),
  };
}

function hasCandidates(picture: Element, parking: Parking): boolean {
  return parking.read(picture, 'srcset') !== null || picture.parentElement?.localName === 'picture';
}

/** The `<img>` that a `<source>` is for: the last child of its `<picture>`, as a rule. */
function pictureOf(source: Element): Element | null {
  const last = source.parentElement?.lastElementChild ?? null;
  return last?.localName === 'img' ? last : null;
}

/** A blocked `srcset` or `<source>` would win over a released `src` beside it and show nothing: it gives way. */
function givingWay(group: readonly PlacedReference[], shown: ReadonlySet<Element>): Change | null {
  const [first] = group;
  if (first?.attribute !== 'srcset' || !group.every(({ release }) => release === null)) return null;
  const { element, attribute } = first;
  const picture = element.localName === 'source' ? pictureOf(element) : element;
  if (!picture || !shown.has(picture)) return null;
  return { element, attribute, cleared: null, after: null, urls: [], probes: [] };
}

function replacements(
  group: readonly PlacedReference[],
  to: (one: PlacedReference) => string | null | undefined,
): Replacement {
  const byUrl = new Map(group.map((one) => [one.reference.url.trim(), to(one)]));
  return (url) => byUrl.get(url.trim());
}
