import { withoutExtension } from './static-asset.ts';
import type { UrlParts } from './url-parts.ts';

/** What senders call the thing, as a whole word: `/trackpants/` and `/opening-hours/` are none of them. */
const WORDS: ReadonlySet<string> = new Set(
  `open opens opened opener emailopen emailopened mailopen openemail trackopen opentrack openrate wfopen
   pixel pixels px trackingpixel trackpixel spacerpixel beacon beacons webbeacon
   track tracking tracker trk trck tracks emltrk mailtrack emailtrack trace ping
   imp imps impression impressions emimp hit hits counter count stat stats
   read readreceipt receipt seen viewed logopen openlog clear 1x1 blank transparent`.split(/\s+/),
);

/** Names of parameters and values that say "this was opened": `event=open`, `type=read`. */
const EVENT_NAMES: ReadonlySet<string> = new Set([
  'event',
  'e',
  'ev',
  'type',
  'action',
  'a',
  'act',
  'activity',
  't',
  'ty',
  'stat',
  'l',
  'ea',
  'm',
]);
const EVENT_VALUES: ReadonlySet<string> = new Set([
  'open',
  'opened',
  'opens',
  'read',
  'o',
  'im',
  'imp',
  'impression',
  'view',
  'email_open',
  'emailopen',
  'emailopened',
  'mailopen',
]);

/** Host labels that say what the host is for; the registrable name itself is a brand and says nothing. */
const HOST_WORD =
  /^(?:e?trk|c?trk|track|tracking|tracker|open|opens|eot|eotrx|pixel|px|beacon|beacons|imp|metrics|stats?|click|clicks|clk|cl|links?|lnk)\d*$/;

/** Words that mean the thing inside a longer name too (`email_open_log`); others are common there (`hero_1x1`, `read-more`). */
const TELLING_IN_NAMES: ReadonlySet<string> = new Set([
  'open',
  'opened',
  'pixel',
  'beacon',
  'tracking',
  'tracker',
  'track',
]);

/** Whether a path segment, without its extension, is such a word or joins some. */
export function isTrackingWord(segment: string): boolean {
  const whole = withoutExtension(segment).toLowerCase();
  return (
    WORDS.has(whole) || (/[_-]/.test(whole) && whole.split(/[_-]/).some((word) => TELLING_IN_NAMES.has(word)))
  );
}

/** Whether the address itself says that it counts openings. Static files count by their folders, not by their name. */
export function hasTrackingPath(url: UrlParts, isPicture: boolean): boolean {
  const segments = isPicture ? url.segments.slice(0, -1) : url.segments;
  if (segments.some(isTrackingWord)) return true;
  if (
    url.query.some(
      ([name, value]) => EVENT_NAMES.has(name.toLowerCase()) && EVENT_VALUES.has(value.toLowerCase()),
    )
  )
    return true;
  return false;
}

/** Labels that serve pixels and nothing else; links and statistics also carry pictures on hosts named for them. */
const PIXEL_HOST_WORD =
  /^(?:e?trk|c?trk|track|tracking|tracker|open|opens|eot|pixel|px|beacon|beacons|imp)\d*$/;

/** Whether a label of the host in front of the registrable domain says that the host serves pixels. */
export function isPixelHost(host: string, registrable: string | null): boolean {
  return labelsInFront(host, registrable).some((label) => PIXEL_HOST_WORD.test(label));
}

/** Whether a label of the host in front of the registrable domain names tracking (`trk.`, `open.`, `click.`). */
export function hasTrackingHost(host: string, registrable: string | null): boolean {
  return labelsInFront(host, registrable).some((label) => HOST_WORD.test(label));
}

function labelsInFront(host: string, registrable: string | null): string[] {
  const front = registrable === null ? '' : host.slice(0, -registrable.length - 1);
  return front === '' ? [] : front.split('.');
}
