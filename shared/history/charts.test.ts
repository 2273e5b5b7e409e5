import { describe, expect, it } from 'vitest';
import { historyRecord } from '../../test/fixtures/records.ts';
import { DAY } from '../../test/fixtures/seen.ts';
import { chartsOf } from './charts.ts';
import { HistoryColumns } from './columns.ts';
import { filterChoices } from './filter-choices.ts';
import { findRows } from './find-rows.ts';
import { NEWEST_FIRST, NO_FILTER } from './query.ts';
import type { HistoryRecord } from './record.ts';
import { senderRows } from './sender-rows.ts';

const NOON = new Date(2026, 2, 3, 12).getTime();
const RECORDS = [
  historyRecord({ time: NOON }),
  historyRecord({ time: NOON - DAY, purposes: ['profiling'], vendor: 'brevo' }),
  historyRecord({ time: NOON + 1, purposes: ['profiling', 'fraud-detection'], vendor: 'brevo' }),
  historyRecord({ time: NOON + 2, decision: 'allow', purposes: ['profiling'], vendor: 'brevo' }),
  historyRecord({ time: NOON + 3, sender: 'info@bank.test' }),
  historyRecord({ time: NOON + 4, sender: null, webmail: 'gmail' }),
];

function columnsOf(records: readonly HistoryRecord[]) {
  const columns = new HistoryColumns();
  columns.append(records);
  return { columns, rows: findRows(columns, NO_FILTER, NEWEST_FIRST) };
}

describe('charts', () => {
  const { columns, rows } = columnsOf(RECORDS);

  it('count each blocked tracker once a day, under one shade', () => {
    expect(chartsOf(columns, rows).days).toEqual([
      { day: new Date(2026, 2, 2).getTime(), blocked: 1, shades: { profiling: 1 } },
      { day: new Date(2026, 2, 3).getTime(), blocked: 4, shades: { undeclared: 3, several: 1 } },
    ]);
  });

  it('name the senders and vendors that were blocked most', () => {
    const { topSenders, topVendors } = chartsOf(columns, rows);
    expect(topSenders).toEqual([
      { name: 'news@shop.test', blocked: 3 },
      { name: '', blocked: 1 },
      { name: 'info@bank.test', blocked: 1 },
    ]);
    expect(topVendors).toEqual([
      { name: '', blocked: 3 },
      { name: 'brevo', blocked: 2 },
    ]);
  });

  it('ten names at most', () => {
    const many = columnsOf(
      RECORDS.flatMap((one, at) => [one, { ...one, sender: `a${at}` }, { ...one, sender: `b${at}` }]),
    );
    expect(chartsOf(many.columns, many.rows).topSenders).toHaveLength(10);
  });

  it('say how many of the known senders declare', () => {
    expect(chartsOf(columns, rows)).toMatchObject({
      declaring: { senders: 2, declare: 1 },
      blocked: 5,
      allowed: 1,
    });
  });

  it('count only the rows asked for', () => {
    const allowed = findRows(columns, { ...NO_FILTER, decision: 'allow' }, NEWEST_FIRST);
    expect(chartsOf(columns, allowed)).toEqual({
      days: [],
      topSenders: [],
      topVendors: [],
      declaring: { senders: 1, declare: 1 },
      blocked: 0,
      allowed: 1,
    });
  });
});

describe('the list of senders', () => {
  it('the last seen first, with what was counted of each', () => {
    const { columns, rows } = columnsOf(RECORDS);
    const [nobody, bank, shop] = senderRows(columns, rows);
    expect([nobody?.sender, bank?.sender]).toEqual(['', 'info@bank.test']);
    expect(shop).toEqual({
      sender: 'news@shop.test',
      blocked: 3,
      allowed: 1,
      first: NOON - DAY,
      last: NOON + 2,
      vendors: ['brevo', ''],
      purposes: ['profiling', 'fraud-detection'],
    });
  });
});

describe('what can be filtered by', () => {
  it('is what stands in history', () => {
    expect(filterChoices(columnsOf(RECORDS).columns)).toEqual({
      senders: ['', 'info@bank.test', 'news@shop.test'],
      vendors: ['', 'brevo'],
      webmails: ['gmail', 'roundcube'],
      purposes: ['profiling', 'fraud-detection', 'undeclared'],
      evidence: ['tiny', 'hidden'],
    });
    expect(filterChoices(new HistoryColumns()).purposes).toEqual([]);
  });
});
