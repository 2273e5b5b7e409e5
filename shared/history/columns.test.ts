import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, historyRecord } from '../../test/fixtures/records.ts';
import { HistoryColumns } from './columns.ts';

function rowsOf(columns: HistoryColumns) {
  return Array.from({ length: columns.size }, (_, row) => columns.record(row));
}

describe('records by column', () => {
  it('gives back each record as it came', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRecord)), (batches) => {
        const columns = new HistoryColumns();
        for (const batch of batches) columns.append(batch);
        expect(rowsOf(columns)).toEqual(batches.flat());
      }),
    );
  });

  it('has room for more than it was made for', () => {
    const columns = new HistoryColumns();
    const records = Array.from({ length: 5_000 }, (_, time) =>
      historyRecord({ time, host: `h${time}.test` }),
    );
    columns.append(records);
    expect(rowsOf(columns)).toEqual(records);
  });

  it('reads what older versions wrote, without purposes', () => {
    const columns = new HistoryColumns();
    const { purposes, ...old } = historyRecord();
    columns.append([old]);
    expect(rowsOf(columns)).toEqual([{ ...old, purposes }]);
  });

  it('leaves out what nobody can read, and counts it', () => {
    const columns = new HistoryColumns();
    const broken = ['time', 'host', 'evidence', 'purposes', 'sender'].map((name) => ({
      ...historyRecord(),
      [name]: {},
    }));
    columns.append([
      null,
      7,
      {},
      ...broken,
      historyRecord(),
      { ...historyRecord(), time: NaN },
      { ...historyRecord(), time: 9e15 },
    ]);
    expect([columns.size, columns.skipped]).toEqual([1, 10]);
    expect(rowsOf(columns)).toEqual([historyRecord()]);
  });
});
