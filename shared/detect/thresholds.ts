import type { EvidenceId } from './judgement.ts';

/**
 * Every number that a verdict depends on, with its reason. Points: evidence adds up, counter-evidence takes away, and a
 * reference is a tracker from `TRACKER_POINTS` on. Strong evidence reaches that alone and nothing takes it back.
 */
export const TRACKER_POINTS = 5;

/**
 * The same where the user wants doubtful pictures blocked too. Measured on labelled messages: one point below finds a
 * tracker that was missed and costs as many harmless pictures; two points below cost six more and find nothing.
 */
export const STRICT_TRACKER_POINTS = 4;

/** Strong evidence: enough alone. */
export const STRONG_POINTS = 100;

/** Points of each evidence where it is weak. Known endpoints and addresses are strong unless their rule says otherwise. */
export const POINTS: Readonly<Record<EvidenceId, number>> = {
  // The sender says so himself.
  declared: STRONG_POINTS,
  // An endpoint whose shape others use too, or that nobody could point to a source for.
  'known-endpoint': 3,
  // The user has chosen the list, and whoever keeps it has looked at this address.
  listed: STRONG_POINTS,
  'recipient-address-in-url': STRONG_POINTS,
  // A long random token says "one of many"; alone it may be a content hash or a signed picture.
  'individualised-url': 3,
  // 0 to 2 pixels: nothing to look at, so it is there to be fetched, or to hold a table cell open.
  tiny: 3,
  // Nobody can see it; but mails also hide the desktop or the phone version of a picture.
  hidden: 3,
  // The address itself says open, pixel, beacon, impression.
  'tracking-path': 2,
  // The same token stands in links that are surely individual (unsubscribe, click).
  'token-shared-with-links': 2,
  'no-size': 1,
  'only-image-of-host': 1,
  'at-the-end': 1,
  // Sound, low-resolution twins, print-only backgrounds: fetched without anybody wanting to see them.
  'beacon-vehicle': 3,
  // Says why it is blocked where protection is strict; it tells nothing of the picture.
  doubtful: 0,
  // Counter-evidence.
  repeated: -4,
  'static-asset': -5,
  'visible-size': -5,
  linked: -1,
  'has-alt': -1,
};

/** Short or ordinary-looking variable parts: individual perhaps, a picture's number perhaps. */
export const WEAKLY_INDIVIDUAL_POINTS = 2;

/** Host and path both say it: with a short individual part, that is enough. */
export const TRACKING_TWICE_POINTS = 3;

/** Hidden with the part of the mail around it: often the twin for another screen. */
export const HIDDEN_PART_POINTS = 1;

/**
 * A parameter that names a person (`subscriber_id=81723`): as much as a picture of visible size that is linked and
 * described can have against it, so that it decides. A visible picture may be individual too.
 */
export const PERSON_POINTS = 12;

/** Letters and digits from which an alternative text describes something; `op` and a dot do not. */
export const ALT_LETTERS = 3;

/** Widest and highest a picture can be while nobody can make anything out on it. */
export const TINY_PIXELS = 2;

/** Smallest side of something that is meant to be seen: below are rules, dots and spacers. */
export const VISIBLE_PIXELS = 10;

/** Layout pictures are used again and again; a pixel is fetched once (two or three times where templates repeat). */
export const REPEATED_TIMES = 5;

/** Share of the text after which a reference counts as standing at the end, where open pixels are usually put. */
export const END_POSITION = 0.97;

/** Hex digits from which a run is a hash or a random number, not a colour or a short id. */
export const LONG_HEX = 16;
/** Characters from which mixed letters and digits cannot be a word, a size or a version. */
export const LONG_TOKEN = 16;
/** Shorter ones may still name a recipient, in company. */
export const SHORT_TOKEN = 6;
/** Digits from which a number may be somebody's; below are sizes, years, positions. */
export const SHORT_NUMBER = 5;

/** Token length from which sharing it with a link is no coincidence. */
export const SHARED_TOKEN = 8;

/** Links whose tokens are read: more stand in no mail, and each costs time. */
export const MAX_LINKS_READ = 5_000;
/** Addresses looked for in URLs: an account's aliases, not a directory. */
export const MAX_RECIPIENTS = 8;
/** Longest part of a URL that is looked at for tokens; real ones stay below 4,000. */
export const MAX_URL_READ = 4_096;
