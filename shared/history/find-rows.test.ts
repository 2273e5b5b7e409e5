import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, historyRecord } from '../../test/fixtures/records.ts';
import { MARCH_3 } from '../../test/fixtures/seen.ts';
import { HistoryColumns } from './columns.ts';
import { findRows } from './find-rows.ts';
import { NEWEST_FIRST, NO_FILTER, SORT_KEYS, type HistoryFilter, type HistorySort } from './query.ts';
import type { HistoryRecord } from './record.ts';

function found(
  records: readonly HistoryRecord[],
  filter: Partial<HistoryFilter> = {},
  sort: HistorySort = NEWEST_FIRST,
): HistoryRecord[] {
  const columns = new HistoryColumns();
  columns.append(records);
  return Array.from(findRows(columns, { ...NO_FILTER, ...filter }, sort), (row) => columns.record(row));
}

const SHOP = historyRecord({ vendor: 'mailchimp', purposes: ['profiling', 'deliverability'] });
const BANK = historyRecord({
  time: MARCH_3 + 1,
  sender: 'info@bank.test',
  host: 'o.track.test',
  decision: 'allow',
  evidence: ['known-endpoint'],
  webmail: 'gmail',
});
const NOBODY = historyRecord({ time: MARCH_3 + 2, sender: null, host: 'x.track.test' });
const ALL = [SHOP, BANK, NOBODY];

describe('a filter', () => {
  const cases: readonly [Partial<HistoryFilter>, readonly HistoryRecord[]][] = [
    [{}, [NOBODY, BANK, SHOP]],
    [{ sender: 'news@shop.test' }, [SHOP]],
    [{ sender: '' }, [NOBODY]],
    [{ sender: 'else@shop.test' }, []],
    [{ vendor: 'mailchimp' }, [SHOP]],
    [{ vendor: '' }, [NOBODY, BANK]],
    [{ purpose: 'deliverability' }, [SHOP]],
    [{ purpose: 'deliverability-exempt' }, []],
    [{ purpose: 'undeclared' }, [NOBODY, BANK]],
    [{ webmail: 'gmail' }, [BANK]],
    [{ decision: 'allow' }, [BANK]],
    [{ evidence: 'hidden' }, [NOBODY, SHOP]],
    [{ from: MARCH_3 + 1 }, [NOBODY, BANK]],
    [{ to: MARCH_3 + 1 }, [SHOP]],
    [{ text: ' TRACK.test ' }, [NOBODY, BANK]],
    [{ text: 'chimp' }, [SHOP]],
    [{ text: 'track bank' }, [BANK]],
    [{ text: 'track nobody' }, []],
    [{ text: 'track', decision: 'block' }, [NOBODY]],
  ];
  for (const [filter, wanted] of cases)
    it(JSON.stringify(filter), () => {
      expect(found(ALL, filter)).toEqual(wanted);
    });
});

describe('order', () => {
  it('is by the word, and the newest first within it, whatever the order in which records came', () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord),
        fc.constantFrom(...SORT_KEYS),
        fc.boolean(),
        (records, by, descending) => {
          const sorted = found(records, {}, { by, descending });
          expect(sorted).toHaveLength(records.length);
          for (const [at, after] of sorted.entries()) {
            const before = sorted[at - 1];
            if (!before) continue;
            const [one, other] = [before[by] ?? '', after[by] ?? ''];
            if (one === other) expect(after.time <= before.time).toBe(true);
            else expect(one > other).toBe(descending);
          }
        },
      ),
    );
  });
});
