import type { Span } from './lexicon.ts';
import { isNegated, NOT } from './negation.ts';
import { asks, namesLastDay, near, type Read } from './reading.ts';

/** What a sentence says of the tracking of openings. */
export type Stance = 'discloses' | 'denies' | 'nothing';

/** How far the word for knowing may stand from the one for opening, in words. */
const KNOWING_REACH = 14;
/** How far the mail may stand from its opening. */
const MAIL_REACH = 12;
/** "The mails that you open" */
const USED_REACH = 5;
/** "Our weekly letter": a determiner and what it belongs to. */
const OWN_REACH = 3;

/** "If you cannot read this mail, click here": at the beginning it sets a condition. */
const IF = { de: 'wenn', en: 'if', es: 'si', fr: 'si', it: 'se', nl: 'als', pt: 'se' } as const;

/** The sentence speaks of the sender's own mails, or of this one. */
function ownMail(read: Read): boolean {
  return read
    .spans('mail')
    .some((mail) =>
      read.spans('ours').some((our) => our.start < mail.start && mail.start - our.end < OWN_REACH),
    );
}

/** The verbs by which the sender comes to know of an opening, close to it. */
function knowing(read: Read, open: Span): Span[] {
  const close = (spans: readonly Span[]): Span[] => spans.filter((span) => near(open, span, KNOWING_REACH));
  const verbs = [...close(read.spans('know')), ...(read.has('we') ? close(read.spans('see')) : [])];
  if (verbs.length > 0) return verbs;
  // "Whether you opened our mails": a bare entry of a list of what is collected.
  return close(read.spans('whether')).filter(
    ({ start }) => start > 0 || read.words[0] !== IF[read.lexicon.lang],
  );
}

interface Evidence {
  /** A word that names the means (a pixel) or the measure (an open rate). */
  readonly names?: boolean;
  readonly span: Span;
  readonly negated: boolean;
}

function closest(spans: readonly Span[], to: Span): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) {
    if (best === undefined || Math.abs(span.start - to.start) < Math.abs(best.start - to.start)) best = span;
  }
  return best;
}

function openings(read: Read, mailBefore: boolean): Evidence[] {
  const mails = read.spans('mail');
  // "The day of the last opening is kept": of what, the sentence before has said, or nobody needs to.
  const understood =
    namesLastDay(read) ||
    read.has('deliver') ||
    (read.has('we') && (mailBefore || read.has('whether', 'auth')));
  return read.spans('open').flatMap((open) => {
    if (!understood && !mails.some((mail) => near(open, mail, MAIL_REACH))) return [];
    const verbs = knowing(read, open).filter((verb) => verb.start !== open.start);
    if (verbs.length === 0) return [];
    const before = verbs.filter((verb) => verb.start < open.start);
    const verb = closest(before.length > 0 ? before : verbs, open);
    const unopened = isNegated(read, open);
    // "Who does not open our mails for a year …": the reader's inaction, not ours.
    if (unopened && (namesLastDay(read) || read.has('inactive', 'month', 'year'))) return [];
    return [{ span: open, negated: unopened || (verb !== undefined && isNegated(read, verb)) }];
  });
}

function named(read: Read): Evidence[] {
  const verbs = [...read.spans('know'), ...read.spans('use')];
  const rates = read.has(
    'know',
    'see',
    'use',
    'measure',
    'performance',
    'frequency',
    'interest',
    'free',
    'neg',
    'removed',
  )
    ? read.spans('rate')
    : [];
  const pixels =
    read.has('mail', 'open', 'rate') || (!read.has('web', 'click') && read.has('we', 'fraud', 'auth'))
      ? read.spans('pixel')
      : [];
  return [...pixels, ...rates].map((span) => {
    const others = verbs.filter((verb) => verb.end <= span.start || verb.start >= span.end);
    const before = others.filter((verb) => verb.start < span.start);
    const governing = closest(before.length > 0 ? before : others, span);
    return {
      names: true,
      span,
      negated: isNegated(read, span) || (governing !== undefined && isNegated(read, governing)),
    };
  });
}

/** What the mails that one opens are used for, without a word of how that is known. */
function used(read: Read): Evidence[] {
  const elsewhere = read.has('otherPlaces') && read.has('ad', 'profile', 'adWeak', 'interest');
  if (!elsewhere && !((read.has('profile') || namesLastDay(read)) && read.has('we', 'ad', 'keep'))) return [];
  const mails = read.spans('mail');
  return read
    .spans('open')
    .filter(
      (open) =>
        mails.some((mail) => near(open, mail, USED_REACH)) || read.has('profile') || namesLastDay(read),
    )
    .map((span) => ({ span, negated: false }));
}

/** Somebody else's doing: other firms, other people's products, parcels, a site's pages. */
function isElsewhere(read: Read): boolean {
  const own = ownMail(read);
  if (read.has('yourSend') && !own) return true;
  if (read.has('article') && !own && !(read.has('we') && read.has('use', 'see'))) return true;
  const sold = read.has('product') && !own && !read.has('pixel');
  // "It tells your sales team when a prospect opens a mail": of ourselves there is no word.
  if (sold && (read.has('rate') || (read.has('open') && !read.has('we')))) return true;
  // "Please check whether they have opened our mail"
  if (read.has('request') && !read.has('pixel', 'rate')) return true;
  if (read.has('parcel') && !own && !read.has('pixel')) return true;
  return read.has('web') && !read.has('mail') && !read.has('rate');
}

/** Words of "the others do; ours does not" behind its mark. */
const OURS_NOT = 4;

/** "Other newsletters watch you; this one does not." */
function endsInOursNot(read: Read): boolean {
  const last = read.words.length - 1;
  const not: readonly string[] = NOT[read.lexicon.lang];
  if (!not.includes(read.words[last] ?? '')) return false;
  const ours = [...read.spans('ours'), ...read.spans('we')].filter(({ start }) => last - start < OURS_NOT);
  return ours.some(({ start }) => start > 0 && read.clauses[start] !== read.clauses[start - 1]);
}

/** Cuts the evidence at "but" and its like: what stands before and behind is judged apart. */
function parts(read: Read, evidence: readonly Evidence[]): Evidence[][] {
  const cuts = read.spans('contrast').map(({ start }) => start);
  const found = new Map<number, Evidence[]>();
  for (const one of evidence) {
    const part = cuts.filter((cut) => cut <= one.span.start).length;
    found.set(part, [...(found.get(part) ?? []), one]);
  }
  return [...found.values()];
}

/** The first evidence is negated, or everything that is named is ("nobody sees it, as there is no pixel"). */
function isDenial(part: readonly Evidence[]): boolean {
  const naming = part.filter(({ names }) => names === true);
  return part[0]?.negated === true || (naming.length > 0 && naming.every(({ negated }) => negated));
}

/**
 * Whether a sentence discloses the tracking of openings, denies it, or does neither. Within a part, the first evidence
 * governs the rest ("no pixels, beacons or other means of …"). `mailBefore`: the sentence before, in the same block,
 * spoke of a mail.
 */
export function stanceOf(read: Read, mailBefore: boolean): Stance {
  if (asks(read) || isElsewhere(read)) return 'nothing';
  const evidence = [...named(read), ...openings(read, mailBefore), ...used(read)].sort(
    (a, b) => a.span.start - b.span.start,
  );
  if (evidence.length === 0) return 'nothing';
  if (endsInOursNot(read)) return 'denies';
  return parts(read, evidence).every(isDenial) ? 'denies' : 'discloses';
}
