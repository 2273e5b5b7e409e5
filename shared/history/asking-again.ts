/**
 * Whether the user may be asked again: six months after the last time (recommendation, section 4.2: choices are kept,
 * six months are good practice). A last time in the future, by a clock that was wrong then or is now, is respected.
 *
 * @param lastAsked milliseconds since 1970; null: never
 */
export function mayAskAgain(lastAsked: number | null, now: number): boolean {
  return lastAsked === null || now >= sixMonthsAfter(lastAsked);
}

/** The same day six months on, in UTC; a month without that day ends earlier. */
function sixMonthsAfter(time: number): number {
  const from = new Date(time);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + MONTHS];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return from.setUTCMonth(month, Math.min(from.getUTCDate(), lastDay));
}

const MONTHS = 6;
