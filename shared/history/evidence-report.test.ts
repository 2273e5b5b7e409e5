import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyHistory, historyRecord } from '../../test/fixtures/records.ts';
import { DAY, declared, MARCH_3, optOut, seen, tracker } from '../../test/fixtures/seen.ts';
import { evidenceReport } from './evidence-report.ts';

const SHOP = 'news@shop.test';
const WRITER = { version: '1.2.3', made: MARCH_3 + 30 * DAY };

const ROWS = {
  records: [
    historyRecord({
      time: MARCH_3 + DAY,
      host: 'b.test',
      vendor: 'brevo',
      decision: 'allow',
      purposes: ['profiling'],
    }),
    historyRecord(),
    historyRecord({ time: MARCH_3 + 2 * DAY }),
    historyRecord({ sender: 'info@bank.test' }),
    historyRecord({ sender: null }),
  ],
  messages: [
    seen('b', MARCH_3 + DAY, {
      declared: [declared('profiling')],
      trackers: [tracker('t', ['profiling', 'consent'])],
    }),
    seen('a', MARCH_3 - DAY),
    seen('c', MARCH_3 + 2 * DAY, { trackers: [], declared: [declared('profiling')] }),
    seen('x', MARCH_3 + DAY, { sender: 'info@bank.test' }),
  ],
  optOuts: [optOut({ purposes: ['profiling'] }), optOut({ id: 'x', sender: 'info@bank.test' })],
};

const report = evidenceReport(SHOP, ROWS, WRITER);

describe('the report of a sender', () => {
  it('says who recorded what of whom, and when', () => {
    expect(report).toMatchObject({
      format: 'pixelgate-evidence-report',
      version: 1,
      tool: 'Pixelgate 1.2.3',
      made: '2026-04-02T09:12:00.000Z',
      sender: SHOP,
      first: '2026-03-03T09:12:00.000Z',
      last: '2026-03-05T09:12:00.000Z',
      messages: { recorded: 3, withTrackers: 2 },
      trackers: { blocked: 2, loaded: 1, undeclared: 2 },
    });
  });

  it('names the hosts, those with the most trackers first', () => {
    expect(report.hosts).toEqual([
      {
        host: 'px.shop.test',
        vendor: null,
        blocked: 2,
        loaded: 0,
        first: '2026-03-03T09:12:00.000Z',
        last: '2026-03-05T09:12:00.000Z',
      },
      {
        host: 'b.test',
        vendor: 'brevo',
        blocked: 0,
        loaded: 1,
        first: '2026-03-04T09:12:00.000Z',
        last: '2026-03-04T09:12:00.000Z',
      },
    ]);
  });

  it('names the purposes that were declared, or that none were', () => {
    expect(report.declared).toEqual([
      { first: '2026-03-02T09:12:00.000Z', last: '2026-03-02T09:12:00.000Z', messages: 1, purposes: [] },
      {
        first: '2026-03-04T09:12:00.000Z',
        last: '2026-03-05T09:12:00.000Z',
        messages: 2,
        purposes: [declared('profiling')],
      },
    ]);
  });
});

describe('the report of a sender in full', () => {
  it('says what was asked for, and what came after it', () => {
    expect(report.optOuts).toEqual([
      {
        asked: '2026-03-03T09:12:00.000Z',
        kind: 'withdraw-tracking',
        host: 'shop.test',
        purposes: ['profiling'],
        state: 'request-sent',
        later: 2,
        stillTracking: 1,
        exempt: 0,
        undated: 0,
        undeclared: 0,
        firstStill: '2026-03-04T09:12:00.000Z',
        lastStill: '2026-03-04T09:12:00.000Z',
        stillByPurpose: [{ purpose: 'profiling', messages: 1 }],
      },
    ]);
  });

  it('lists each tracker of that sender and of nobody else, the earliest first', () => {
    expect(report.records.map(({ seen: at, host }) => [at, host])).toEqual([
      ['2026-03-03T09:12:00.000Z', 'px.shop.test'],
      ['2026-03-04T09:12:00.000Z', 'b.test'],
      ['2026-03-05T09:12:00.000Z', 'px.shop.test'],
    ]);
    expect(report.records[1]).toEqual({
      seen: '2026-03-04T09:12:00.000Z',
      vendor: 'brevo',
      host: 'b.test',
      pathShape: '/open/*',
      vehicle: 'img-src',
      decision: 'allow',
      reason: 'undeclared',
      webmail: 'roundcube',
      evidence: ['tiny', 'hidden'],
      declaredPurposes: ['profiling'],
    });
  });
});

describe('the report of anybody', () => {
  it('says so where nothing is on record', () => {
    expect(evidenceReport('else@shop.test', ROWS, WRITER)).toMatchObject({
      first: null,
      last: null,
      messages: { recorded: 0, withTrackers: 0 },
      hosts: [],
      declared: [],
      optOuts: [],
      records: [],
    });
  });

  it('adds up, whatever is on record, and names no mailbox', () => {
    fc.assert(
      fc.property(anyHistory, (rows) => {
        const { trackers, hosts, records, ...rest } = evidenceReport(SHOP, rows, WRITER);
        expect(trackers.blocked + trackers.loaded).toBe(records.length);
        expect(hosts.reduce((sum, { blocked, loaded }) => sum + blocked + loaded, 0)).toBe(records.length);
        expect(JSON.stringify(rest)).not.toContain('alice');
      }),
    );
  });
});
