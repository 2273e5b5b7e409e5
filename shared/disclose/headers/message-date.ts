import { splitTokens, tokensOf } from './tokens.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours that the obsolete zone names stand for; all others count as UTC (RFC 5322, section 4.3). */
const ZONES: Readonly<Record<string, number>> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};

const DATE =
  /^([0-9]{1,2}) ([a-z]{3}) ([0-9]{2,4}) ([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: (?:([+-])([0-9]{2})([0-9]{2})|([a-z]+)))?$/;

/**
 * When a message was written, in milliseconds since 1970, from its Date (RFC 5322, sections 3.3 and 4.3); null where
 * that is missing, stands twice or cannot be read. A zone that is missing or unknown counts as UTC.
 *
 * @param values of all Date fields, unfolded
 */
export function messageDate(values: readonly string[]): number | null {
  if (values.length !== 1) return null;
  const words = splitTokens(tokensOf(values[0] ?? '', ','), ',').at(-1) ?? [];
  const match = DATE.exec(
    words
      .map(({ text }) => text)
      .join(' ')
      .toLowerCase(),
  );
  if (match === null) return null;
  const [
    ,
    day,
    name = '',
    year = '',
    hour,
    minute,
    second = '0',
    sign,
    zoneHours = '0',
    zoneMinutes = '0',
    zone = '',
  ] = match;
  const month = MONTHS.indexOf(name);
  if (month === -1 || Number(day) > 31 || Number(hour) > 24) return null;
  const local = Date.UTC(fullYear(year), month, Number(day), Number(hour), Number(minute), Number(second));
  const named = (ZONES[zone] ?? 0) * 60;
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1) + named;
  return local - offset * 60_000;
}

/** Two digits are of 2000 to 2049 or 1950 to 1999, three count from 1900 (RFC 5322, section 4.3). */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length === 4) return number;
  return number + (year.length === 2 && number < 50 ? 2000 : 1900);
}
