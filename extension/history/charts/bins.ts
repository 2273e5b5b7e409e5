import type { DayCount, PurposeShade } from '../../../shared/history/query.ts';
import { SHADES } from './shades.ts';

export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** A bar narrower than this shows no texture (CSS pixels). */
const NARROWEST = 5;
/** Bars drawn at most, however wide the screen. */
const MOST_BARS = 130;
/** An imported record may claim any time; what is older than this is in the lists, not in the chart. */
const MOST_YEARS = 5;
const DAY = 86_400_000;

/** The shortest step whose bars, from the first day to `last`, are wide enough to be told apart. */
export function stepFor(days: readonly DayCount[], last: number, width: number): Step {
  const span = (last - firstShown(days, last)) / DAY + 1;
  const most = Math.min(MOST_BARS, Math.max(1, width / NARROWEST));
  if (span <= most) return 'day';
  return span / 7 <= most ? 'week' : 'month';
}

/**
 * Days summed up by step, without gaps, from the first day to `last`: a day without trackers counts nought.
 *
 * @param days in order; those without trackers may be missing
 * @param last milliseconds since 1970; later days are left out
 */
export function binned(days: readonly DayCount[], last: number, step: Step): DayCount[] {
  const bins = new Map<number, { blocked: number; shades: Partial<Record<PurposeShade, number>> }>();
  for (let at = startOf(firstShown(days, last), step); at <= last; at = after(at, step))
    bins.set(at, { blocked: 0, shades: {} });
  for (const { day, blocked, shades } of days) {
    const bin = bins.get(startOf(day, step));
    if (!bin) continue;
    bin.blocked += blocked;
    for (const shade of SHADES) {
      const more = shades[shade] ?? 0;
      if (more > 0) bin.shades[shade] = (bin.shades[shade] ?? 0) + more;
    }
  }
  return [...bins].map(([day, sums]) => ({ day, ...sums }));
}

function firstShown(days: readonly DayCount[], last: number): number {
  const date = new Date(last);
  date.setFullYear(date.getFullYear() - MOST_YEARS);
  return Math.max(days[0]?.day ?? last, date.getTime());
}

function startOf(time: number, step: Step): number {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (step === 'month') return new Date(year, month, 1).getTime();
  // Weeks begin on Monday (ISO 8601).
  const back = step === 'week' ? (date.getDay() + 6) % 7 : 0;
  return new Date(year, month, day - back).getTime();
}

/** By the calendar: a day on which the clock changes has 23 or 25 hours. */
function after(start: number, step: Step): number {
  const date = new Date(start);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (step === 'month') return new Date(year, month + 1, 1).getTime();
  return new Date(year, month, day + (step === 'week' ? 7 : 1)).getTime();
}
