/**
 * Puts released URLs into the page.
 *
 * Chromium's memory cache ignores fragments: a URL that gets its token while the held request is still under way
 * joins that request and is blocked with it. So the old URL leaves first, the new one enters in a later task, and
 * what can report an error is tried once more (design/gate, fourth way to leak or lose).
 */
import type { RemoteReference } from '../../shared/extract/reference.ts';
import { isCss, readAttribute, writeAttribute } from './attribute.ts';
import type { Parking } from './parking.ts';
import { rewriteAttribute, type Replacement } from './rewrite.ts';
import { nextTask, SLICE } from './scheduler.ts';

/** A reference and where in the page it stands. */
export interface PlacedReference {
  readonly reference: RemoteReference;
  readonly element: Element;
  readonly attribute: string;
  /** The URL to load instead; `null` while it stays blocked; `undefined` when there is nothing to do. */
  readonly release: string | null | undefined;
}

/** One attribute's way from held to released. */
interface Change {
  readonly element: Element;
  readonly attribute: string;
  readonly cleared: string | null;
  readonly after: string | null;
  /** Absolute URLs of the references it carries, for the report if they do not load. */
  readonly urls: readonly string[];
}

/** Harmless, and no request: stands in CSS between the held URL and the released one. */
const NOTHING = 'about:blank';

/**
 * Applies all releases of a view: every old URL leaves in one task, every new one enters in the next. Parked pictures
 * have left already.
 *
 * @param didNotLoad called with the absolute URLs (as in the reference) of pictures that failed twice
 * @param written called after each round of writing, before anybody else runs
 */
export async function applyReleases(
  placed: readonly PlacedReference[],
  parking: Parking,
  didNotLoad: (urls: readonly string[]) => void,
  written: () => void,
): Promise<void> {
  const shown = new Set(placed.filter(isReleasedSource).map(({ element }) => element));
  const changes = byAttribute(placed).flatMap(
    (group) => releasing(group, parking) ?? givingWay(group, shown) ?? [],
  );
  const underWay = changes.filter(({ element }) => !parking.has(element));
  for (const { element, attribute, cleared } of underWay) writeAttribute(element, attribute, cleared);
  written();
  if (underWay.length > 0) await nextTask();
  let sliceEnd = performance.now() + SLICE;
  for (const change of changes) {
    if (change.after !== null) watchForError(change, didNotLoad);
    put(change);
    parking.settle(change.element, change.attribute);
    if (performance.now() < sliceEnd) continue;
    written();
    await nextTask();
    sliceEnd = performance.now() + SLICE;
  }
  parking.restore();
  written();
}

function put({ element, attribute, after }: Pick<Change, 'element' | 'attribute' | 'after'>): void {
  // The sender learns no more than the request itself says (design/gate).
  if (after !== null && element.localName === 'img') element.setAttribute('referrerpolicy', 'no-referrer');
  writeAttribute(element, attribute, after);
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

function releasing(group: readonly PlacedReference[], parking: Parking): Change | null {
  const [first] = group;
  if (!first || !group.some(({ release }) => typeof release === 'string')) return null;
  const { element, attribute } = first;
  const before = parking.read(element, attribute);
  if (before === null) return null;
  const after = rewriteAttribute(
    attribute,
    before,
    replacements(group, (release) => release),
  );
  if (after === before) return null;
  const cleared = isCss(attribute)
    ? rewriteAttribute(
        attribute,
        before,
        replacements(group, (release) => (release == null ? release : NOTHING)),
      )
    : null;
  return { element, attribute, cleared, after, urls: group.map(({ reference }) => reference.absolute) };
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
  return { element, attribute, cleared: null, after: null, urls: [] };
}

/** Only what was judged is replaced: a value that the page has set meanwhile waits for the next look. */
function replacements(
  group: readonly PlacedReference[],
  to: (release: string | null | undefined) => string | null | undefined,
): Replacement {
  const byUrl = new Map(group.map(({ reference, release }) => [reference.url.trim(), to(release)]));
  return (url) => byUrl.get(url.trim());
}

/** Retries a picture once; a second failure is said, and nothing more is tried. */
function watchForError(change: Change, didNotLoad: (urls: readonly string[]) => void): void {
  const { element, attribute, after } = change;
  const watch = new AbortController();
  let failures = 0;
  const onError = () => {
    failures += 1;
    if (failures > 1 || readAttribute(element, attribute) !== after) {
      watch.abort();
      didNotLoad(change.urls);
      return;
    }
    writeAttribute(element, attribute, null);
    void nextTask().then(() => {
      writeAttribute(element, attribute, after);
    });
  };
  element.addEventListener('error', onError, { signal: watch.signal });
  element.addEventListener(
    'load',
    () => {
      watch.abort();
    },
    { signal: watch.signal },
  );
}
