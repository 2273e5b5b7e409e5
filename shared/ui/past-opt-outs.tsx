import type { JSX } from 'preact';
import { purposeTitle } from '../data/purposes.ts';
import { tagOf, type Translate } from '../locales/translate.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import type { PastOptOut } from './disclosure-summary.ts';

/** Earlier opt-outs listed; a sender who needed more is known well enough. */
const MAX_PAST = 5;

interface PastOptOutsProps {
  /** Newest first. */
  readonly past: readonly PastOptOut[];
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly t: Translate;
}

/** What was asked for, when, and whether it worked. */
export function PastOptOuts({ past, language, now, t }: PastOptOutsProps): JSX.Element | null {
  if (past.length === 0) return null;
  return (
    <ul class="past">
      {past.slice(0, MAX_PAST).map((one) => (
        <li key={`${one.kind} ${one.time}`} class={one.stillTracking > 0 ? 'warning' : 'remark'}>
          <p class="past-asked">{askedWords(one, language, now, t)}</p>
          {[...outcome(one, t), ...purposeWords(one, language, t)].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function askedWords(one: PastOptOut, language: string, now: number, t: Translate): string {
  return t(`past.asked.${one.state}`, { date: dayInWords(one.time, language, now) });
}

/** What was withdrawn, where that was not all, and what of it later messages still declare. */
function purposeWords({ purposes, byPurpose }: PastOptOut, language: string, t: Translate): string[] {
  const titles = (ids: readonly PurposeId[]): string =>
    ids.map((purpose) => purposeTitle(purpose, language)).join(', ');
  const still = byPurpose.map(({ purpose }) => purpose);
  return [
    ...(purposes.length > 0 ? [t('past.for', { purposes: titles(purposes) })] : []),
    ...(still.length > 0 ? [t('past.still-for', { purposes: titles(still) })] : []),
  ];
}

/** "March 3", with the year where it is another one. */
export function dayInWords(time: number, language: string, now: number): string {
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };
  if (!sameYear) format.year = 'numeric';
  return new Intl.DateTimeFormat(tagOf(language), format).format(time);
}

/** Whether anything has come since that tells how it went. */
export function hasOutcome({ later, undated }: PastOptOut): boolean {
  return later > 0 || undated > 0;
}

/** How many of the later messages still track; what is exempt, and what cannot be dated, is said apart. */
export function outcome(one: PastOptOut, t: Translate): string[] {
  const { later, stillTracking, exempt, undated } = one;
  const main =
    later === 0
      ? t('past.none-later')
      : stillTracking > 0
        ? t('past.still', { still: stillTracking, count: later })
        : t('past.stopped', { count: later });
  return [
    ...(stillTracking === 0 && exempt > 0 ? [] : [main]),
    ...(exempt > 0 ? [t('past.exempt', { count: exempt })] : []),
    ...(undated > 0 ? [t('past.undated', { count: undated })] : []),
  ];
}
