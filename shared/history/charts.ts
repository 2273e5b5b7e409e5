import { purposesOf, type HistoryColumns } from './columns.ts';
import type { DayCount, HistoryCharts, NameCount, PurposeShade } from './query.ts';

/** Names in a chart: what fits a screen and is read. */
const MAX_NAMES = 10;

/** Counts the trackers of some rows for the charts. @param rows as `findRows` gives them, in any order */
export function chartsOf(columns: HistoryColumns, rows: Uint32Array): HistoryCharts {
  const isBlocked = columns.texts.decision.matching((text) => text === 'block');
  const decisions = columns.columns.decision;
  const blocked = rows.filter((row) => isBlocked[decisions[row] ?? 0] === 1);
  return {
    days: daysOf(columns, blocked),
    topSenders: topOf(columns, blocked, 'sender'),
    topVendors: topOf(columns, blocked, 'vendor'),
    declaring: declaringOf(columns, rows),
    blocked: blocked.length,
    allowed: rows.length - blocked.length,
  };
}

function daysOf(columns: HistoryColumns, blocked: Uint32Array): DayCount[] {
  const shades = columns.texts.purposes.values.map(shadeOf);
  const days = new Map<number, { blocked: number; shades: Partial<Record<PurposeShade, number>> }>();
  let [day, next] = [0, -Infinity];
  for (const row of blocked) {
    const time = columns.times[row] ?? 0;
    // Neighbours are mostly of one day, and to ask the calendar is what takes time.
    if (time < day || time >= next) [day, next] = dayOf(time);
    const count = days.get(day) ?? { blocked: 0, shades: {} };
    const shade = shades[columns.columns.purposes[row] ?? 0] ?? 'undeclared';
    count.blocked += 1;
    count.shades[shade] = (count.shades[shade] ?? 0) + 1;
    days.set(day, count);
  }
  return [...days].map(([at, count]) => ({ day: at, ...count })).sort((one, other) => one.day - other.day);
}

/** When a moment's day began and when the next one did, by this computer's clock: not always 24 hours later. */
function dayOf(time: number): [number, number] {
  const date = new Date(time);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  return [new Date(year, month, day).getTime(), new Date(year, month, day + 1).getTime()];
}

function shadeOf(text: string): PurposeShade {
  const [first, ...more] = purposesOf(text);
  return first === undefined ? 'undeclared' : more.length > 0 ? 'several' : first;
}

function topOf(columns: HistoryColumns, blocked: Uint32Array, column: 'sender' | 'vendor'): NameCount[] {
  const names = columns.texts[column].values;
  const counts = new Uint32Array(names.length);
  const ids = columns.columns[column];
  for (const row of blocked) counts[ids[row] ?? 0] = (counts[ids[row] ?? 0] ?? 0) + 1;
  return names
    .map((name, id) => ({ name, blocked: counts[id] ?? 0 }))
    .filter((one) => one.blocked > 0)
    .sort((one, other) => other.blocked - one.blocked || (one.name < other.name ? -1 : 1))
    .slice(0, MAX_NAMES);
}

function declaringOf(columns: HistoryColumns, rows: Uint32Array): HistoryCharts['declaring'] {
  const isKnown = columns.texts.sender.matching((text) => text !== '');
  const isDeclared = columns.texts.purposes.matching((text) => text !== '');
  const [seen, declare] = [new Set<number>(), new Set<number>()];
  for (const row of rows) {
    const sender = columns.columns.sender[row] ?? 0;
    if (isKnown[sender] !== 1) continue;
    seen.add(sender);
    if (isDeclared[columns.columns.purposes[row] ?? 0] === 1) declare.add(sender);
  }
  return { senders: seen.size, declare: declare.size };
}
