import { MAX_LINK_TEXT } from '../../extract/limits.ts';
import type { MessageLink } from '../../extract/reference.ts';
import type { Surroundings } from './clauses.ts';
import { Concepts, onlyPoints } from './concepts.ts';
import { linkSurroundings } from './sentence.ts';
import { visible, wordsOf } from './words.ts';

export type LinkKind =
  'withdraw-tracking' | 'unsubscribe' | 'preferences' | 'privacy-policy' | 'view-in-browser' | 'other';

/** Longest anchor that may leave its object to the sentence: "Yes, I withdraw my consent". */
const MAX_OPEN_ANCHOR = 10;
/** Sentences before the link's own that may say what "here" is for. */
const MAX_EARLIER = 2;

/** What may be withdrawn here is the tracking of the mail, not of a parcel or a web site. */
function isMailTracking(concepts: Concepts): boolean {
  if (concepts.has('site') && !concepts.has('mail')) return false;
  if (concepts.has('trace')) return true;
  if (concepts.has('elsewhere')) return false;
  if (concepts.has('track')) return true;
  return (
    concepts.has('record') && (concepts.has('open') || (concepts.has('mail') && concepts.has('consent')))
  );
}

function endsTracking(concepts: Concepts): boolean {
  const ends = concepts.has('stop') || (concepts.has('refusal') && !concepts.has('denial'));
  return ends && isMailTracking(concepts);
}

/** What words say on their own; null where they say nothing. */
function ownKind(concepts: Concepts): LinkKind | null {
  if (concepts.has('reading')) return concepts.has('privacy') ? 'privacy-policy' : 'other';
  if (concepts.has('view') && !concepts.has('unsubscribe', 'preferences', 'trace', 'consent'))
    return 'view-in-browser';
  if (!concepts.has('preferences') && endsTracking(concepts)) return 'withdraw-tracking';
  const isOurs = !concepts.has('elsewhere', 'site') || concepts.has('mail');
  if (concepts.has('preferences')) return isOurs ? 'preferences' : 'other';
  if (concepts.has('unsubscribe')) return isOurs ? 'unsubscribe' : 'other';
  if (concepts.has('privacy')) return 'privacy-policy';
  return null;
}

const WEB_ADDRESS = /^(?:https?:\/\/|www\.)\S*$/i;
const MAIL_ADDRESS = /^(?:mailto:)?[^\s@]{1,64}@[^\s@]{1,255}$/i;

/** The path of a URL, or the whole mailto; a query names campaigns and people. */
function tellingPart(address: string): string {
  const start = address.slice(0, MAX_LINK_TEXT);
  if (/^mailto:/i.test(start)) return start.slice('mailto:'.length);
  return /^(?:https?:\/\/)?[^/?#]*([^?#]*)/i.exec(start)?.[1] ?? '';
}

/** A kind that an address can tell: nobody writes a sentence into a path. */
function addressKind(address: string): LinkKind | null {
  const part = tellingPart(address);
  const concepts = new Concepts(wordsOf(part));
  if (concepts.has('unsubscribe')) return 'unsubscribe';
  if (concepts.has('preferences')) return 'preferences';
  const isPrivacy = (segment: string): boolean => new Concepts(wordsOf(segment).slice(0, 1)).has('privacy');
  return part.split('/').some(isPrivacy) ? 'privacy-policy' : null;
}

/** Reads further and further from the link until the words say what it is for. */
function kindAround(around: Surroundings, own: readonly string[]): LinkKind | null {
  let words = [...wordsOf(around.clause), ...own];
  const parts = [...around.before, ...around.after];
  let kind = ownKind(new Concepts(words));
  for (let next = 0; next < parts.length && kind === null; next++) {
    const part = wordsOf(parts[next] ?? '');
    words = next < around.before.length ? [...part, ...words] : [...words, ...part];
    kind = ownKind(new Concepts(words));
  }
  if (kind !== null) return kind;
  for (const sentence of around.earlier.slice(0, MAX_EARLIER)) {
    // A sentence with words of its own speaks for itself, unless it refuses or ends what was said before.
    if (!onlyPoints(words) && !new Concepts(words).has('stop', 'refusal', 'consent')) return null;
    words = [...wordsOf(sentence), ...words];
    kind = ownKind(new Concepts(words));
    if (kind !== null) return kind === 'withdraw-tracking' || onlyPoints(own) ? kind : null;
  }
  const all = new Concepts(words);
  return all.has('leave') && !all.has('elsewhere', 'site') ? 'unsubscribe' : null;
}

/** An anchor that ends something it does not name ("Opt out", "Withdraw my consent"). */
function openKind(anchor: Concepts, around: Surroundings): LinkKind {
  const near = [around.clause, ...around.before, ...around.after, ...around.earlier.slice(0, MAX_EARLIER)];
  const concepts = new Concepts(near.flatMap((part) => wordsOf(part)));
  if (isMailTracking(concepts)) return 'withdraw-tracking';
  if (concepts.has('elsewhere', 'site')) return 'other';
  if (concepts.has('unsubscribe') || anchor.has('leave')) return 'unsubscribe';
  return anchor.has('consent') && concepts.has('mail') ? 'unsubscribe' : 'other';
}

/** "Our letters contain [no tracking pixels]" ends nothing. */
function isDenial(words: readonly string[], around: Surroundings): boolean {
  return new Concepts([...wordsOf(around.clause), ...words]).has('denial');
}

/** An anchor that names the tracking only: what it does with it stands beside it ("turn off [open tracking]"). */
function trackingKind(anchor: Concepts, words: readonly string[], around: Surroundings): LinkKind {
  // "Your tracking consent" is where it is taken back.
  if (anchor.has('consent') && isMailTracking(anchor)) return 'withdraw-tracking';
  // A denial ("we use no [tracking pixels]") ends nothing.
  const clause = new Concepts([...wordsOf(around.clause), ...words]);
  return clause.has('stop') && ownKind(clause) === 'withdraw-tracking' ? 'withdraw-tracking' : 'other';
}

/**
 * What a link of a message is for, from its words in any of the seven languages; a link that says nothing itself
 * ("here", a bare address) is read from its clause, then from what stands around it. Pure, linear in the link.
 */
export function linkKind(link: MessageLink): LinkKind {
  const text = visible(link.text.slice(0, MAX_LINK_TEXT)).trim();
  const isAddress = WEB_ADDRESS.test(text) || MAIL_ADDRESS.test(text);
  const words = isAddress ? [] : wordsOf(text);
  const anchor = new Concepts(words);
  const own = ownKind(anchor);
  const around = linkSurroundings(link);
  if (own === 'withdraw-tracking' && !anchor.has('stop')) return isDenial(words, around) ? 'other' : own;
  if (own !== null) return own;
  if (onlyPoints(words))
    return kindAround(around, []) ?? addressKind(isAddress ? text : link.href) ?? 'other';
  if (anchor.has('elsewhere', 'site') || words.length > MAX_OPEN_ANCHOR) return 'other';
  if (anchor.has('stop', 'refusal', 'leave')) return openKind(anchor, around);
  if (anchor.has('here')) return kindAround(around, words) ?? 'other';
  return anchor.has('trace', 'track') ? trackingKind(anchor, words, around) : 'other';
}
