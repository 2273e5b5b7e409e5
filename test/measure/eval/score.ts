import type { ScannedMessage } from '../scan/scan-message.ts';
import type { Label } from './corpus.ts';

/** Counts over some messages: everything the measures are made of. */
export interface Counts {
  /** Trackers called trackers. */
  hits: number;
  falseAlarms: number;
  misses: number;
  labelled: number;
  listed: number;
  /** Labels whose URL is only the beginning of a listed one. */
  cutOff: number;
  withTracker: number;
  found: number;
  clean: number;
  cleanFlagged: number;
}

export function noCounts(): Counts {
  return {
    hits: 0,
    falseAlarms: 0,
    misses: 0,
    labelled: 0,
    listed: 0,
    cutOff: 0,
    withTracker: 0,
    found: 0,
    clean: 0,
    cleanFlagged: 0,
  };
}

export function addCounts(to: Counts, more: Counts): void {
  for (const key of Object.keys(to) as (keyof Counts)[]) to[key] += more[key];
}

/** One form for the many ways in which a URL can be written. */
export function normalUrl(url: string): string {
  const clean = url
    .replace(/[\r\n\t]+/g, '')
    .trim()
    .replaceAll('&amp;', '&')
    .replace(/^\/\//, 'http://');
  return URL.canParse(clean) ? new URL(clean).href : clean.replaceAll(' ', '%20');
}

/** Whether each URL that the scan lists is a tracker; of several references with one URL, the worst. */
function verdicts(message: ScannedMessage): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { url, originalUrl, verdict } of message.references) {
    for (const key of [normalUrl(url), normalUrl(originalUrl)]) {
      found.set(key, found.get(key) === true || verdict === 'tracker');
    }
  }
  return found;
}

/** Where careless readers of `srcset` and `@import` end a URL. */
const CUT = /^(?:,|;|%20)/;

/**
 * Whether a label's URL is the beginning of a listed one, cut at a comma, a semicolon or a space: some labels were made
 * by splitting `srcset` at every comma and style sheets at every semicolon, which no browser does.
 */
function isCutOff(url: string, listed: Iterable<string>): boolean {
  for (const whole of listed) {
    if (whole.startsWith(url) && CUT.test(whole.slice(url.length))) return true;
  }
  return false;
}

/** Scores one message. A reference that the scan does not list counts as "not a tracker". */
export function scoreMessage(message: ScannedMessage, labels: readonly Label[]): Counts {
  const counts = noCounts();
  const found = verdicts(message);
  for (const { url, label } of labels) {
    const key = normalUrl(url);
    const said = found.get(key);
    counts.labelled += 1;
    if (said !== undefined) counts.listed += 1;
    else if (isCutOff(key, found.keys())) counts.cutOff += 1;
    if (label === 'tracker') counts[said === true ? 'hits' : 'misses'] += 1;
    else if (said === true) counts.falseAlarms += 1;
  }
  if (labels.length === 0) return counts;
  if (counts.hits + counts.misses > 0) {
    counts.withTracker = 1;
    counts.found = counts.hits > 0 ? 1 : 0;
  } else {
    counts.clean = 1;
    counts.cleanFlagged = counts.falseAlarms > 0 ? 1 : 0;
  }
  return counts;
}

export interface Measure {
  readonly name: string;
  readonly of: (counts: Counts) => number;
}

const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** What is printed, in this order. */
export const MEASURES: readonly Measure[] = [
  { name: 'precision', of: (c) => share(c.hits, c.hits + c.falseAlarms) },
  { name: 'recall', of: (c) => share(c.hits, c.hits + c.misses) },
  { name: 'F1', of: (c) => share(2 * c.hits, 2 * c.hits + c.falseAlarms + c.misses) },
  { name: 'messages found', of: (c) => share(c.found, c.withTracker) },
  { name: 'clean messages flagged', of: (c) => share(c.cleanFlagged, c.clean) },
  { name: 'labelled references listed', of: (c) => share(c.listed + c.cutOff, c.labelled) },
];
