import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyHistory, historyRecord } from '../../test/fixtures/records.ts';
import { declared, MARCH_3, optOut, seen, tracker } from '../../test/fixtures/seen.ts';
import { historyFileChunks, readHistoryFile, type FileReading } from './history-file.ts';
import type { HistoryRows } from './history-rows.ts';
import type { HistoryRecord } from './record.ts';
import type { SeenMessage } from './seen-message.ts';

const WRITER = { version: '1.2.3', made: MARCH_3 };
const ROWS: HistoryRows = {
  records: [historyRecord(), historyRecord({ sender: null, vendor: 'brevo', purposes: ['profiling'] })],
  messages: [
    seen('a', MARCH_3, {
      declared: [declared('profiling')],
      trackers: [tracker('one', ['profiling', 'consent'])],
    }),
  ],
  optOuts: [optOut()],
};

const fileOf = (rows: HistoryRows): string => [...historyFileChunks(rows, WRITER)].join('');

/** What a file with this put in place of a part of it is taken for. */
function readWith(change: Readonly<Record<string, unknown>>): FileReading {
  return readHistoryFile(JSON.stringify({ ...(JSON.parse(fileOf(ROWS)) as object), ...change }));
}

describe('a file of history', () => {
  it('says what it is, who wrote it and when', () => {
    expect(JSON.parse(fileOf(ROWS))).toEqual({
      format: 'pixelgate-history',
      version: 1,
      tool: 'Pixelgate 1.2.3',
      made: '2026-03-03T09:12:00.000Z',
      ...ROWS,
    });
  });

  it('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(anyHistory, (rows) => {
        expect(readHistoryFile(fileOf(rows))).toEqual({ rows });
      }),
    );
  });

  it('is written in pieces when it is long', () => {
    const records = Array.from({ length: 2_500 }, (_, time) => historyRecord({ time }));
    expect([...historyFileChunks({ ...ROWS, records }, WRITER)].length).toBeGreaterThan(8);
    expect(readHistoryFile(fileOf({ ...ROWS, records }))).toEqual({ rows: { ...ROWS, records } });
  });

  it('leaves out rows that the disk has damaged', () => {
    const records = [{ ...historyRecord(), time: 'x' } as unknown as HistoryRecord, historyRecord()];
    const messages = [{} as SeenMessage];
    expect(readHistoryFile(fileOf({ ...ROWS, records, messages }))).toEqual({
      rows: { ...ROWS, records: [historyRecord()], messages: [] },
    });
  });

  it('of an older version has records without purposes', () => {
    const { purposes, ...old } = historyRecord();
    expect(readWith({ records: [old] })).toEqual({ rows: { ...ROWS, records: [{ ...old, purposes }] } });
  });
});

describe('a file that is refused whole', () => {
  const refused = (reason: string, where: string | null = null) => ({ refused: reason, where });

  it('is not ours, or newer than we are', () => {
    for (const text of ['', '[]', 'null', '{"format":"pixelgate-history"}', '['.repeat(100_000)])
      expect(readHistoryFile(text)).toEqual(refused('not-ours'));
    expect(readWith({ format: 'pixelgate-approvals' })).toEqual(refused('not-ours'));
    expect(readWith({ version: 0 })).toEqual(refused('not-ours'));
    expect(readWith({ version: 2, records: 'otherwise' })).toEqual(refused('newer-version'));
  });

  const damaged: readonly [Readonly<Record<string, unknown>>, string][] = [
    [{ records: undefined }, 'records'],
    [{ records: [historyRecord(), { ...historyRecord(), host: 'a b' }] }, 'records.1.host'],
    [{ records: [{ ...historyRecord(), time: 1e300 }] }, 'records.0.time'],
    [{ records: [{ ...historyRecord(), pathShape: 'https://mail.test/?to=ann' }] }, 'records.0.pathShape'],
    [{ records: [{ ...historyRecord(), sender: 'a'.repeat(1_001) }] }, 'records.0.sender'],
    [{ records: [{ ...historyRecord(), evidence: ['tiny', 'moon'] }] }, 'records.0.evidence.1'],
    [{ records: Array.from({ length: 500_001 }, () => 0) }, 'records'],
    [
      { messages: [{ ...seen('a', MARCH_3), trackers: Array(201).fill(tracker('one')) }] },
      'messages.0.trackers',
    ],
    [{ optOuts: [{ ...optOut(), state: 'certainly' }] }, 'optOuts.0.state'],
  ];
  for (const [change, where] of damaged)
    it(`is damaged in ${where}`, () => {
      expect(readWith(change)).toEqual(refused('damaged', where));
    });

  it('takes nothing that history does not know', () => {
    const records = [{ ...historyRecord(), subject: 'Your order' }];
    expect(readWith({ records })).toEqual({ rows: { ...ROWS, records: [historyRecord()] } });
  });
});
