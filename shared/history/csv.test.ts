import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, historyRecord } from '../../test/fixtures/records.ts';
import { csvChunks } from './csv.ts';
import type { HistoryRecord } from './record.ts';

const csvOf = (records: readonly HistoryRecord[]): string => [...csvChunks(records)].join('');

/** Reads CSV as RFC 4180, section 2, says. */
function parse(csv: string): string[][] {
  const fields = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  const table: string[][] = [[]];
  for (const [, field = '', end] of csv.matchAll(fields)) {
    table.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end !== ',') table.push([]);
  }
  expect(table.pop()).toEqual([]);
  return table;
}

describe('a table of records', () => {
  it('has a header and a line each', () => {
    const record = historyRecord({ purposes: ['profiling'], vendor: 'brevo' });
    expect(csvOf([record])).toBe(
      'time,sender,vendor,host,path_shape,vehicle,evidence,declared_purposes,decision,reason,webmail\r\n' +
        '2026-03-03T09:12:00.000Z,news@shop.test,brevo,px.shop.test,/open/*,img-src,tiny hidden,profiling,block,undeclared,roundcube\r\n',
    );
    expect(parse(csvOf([]))).toHaveLength(1);
  });

  it('has a line for each of many, in order', () => {
    const records = Array.from({ length: 2_500 }, (_, at) => historyRecord({ host: `h${at}.test` }));
    const hosts = parse(csvOf(records)).map((line) => line[3]);
    expect(hosts).toEqual(['host', ...records.map(({ host }) => host)]);
  });

  it('is read again whatever senders call themselves, and runs nothing', () => {
    const sender = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ',', '"', "'", ';', 'a', ' ', '＝'),
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyRecord, sender)), (pairs) => {
        const table = parse(csvOf(pairs.map(([record, name]) => ({ ...record, sender: name })))).slice(1);
        expect(table).toHaveLength(pairs.length);
        for (const [at, line] of table.entries()) {
          const wanted = pairs[at]?.[1] ?? '';
          expect(line).toHaveLength(11);
          expect([wanted, `'${wanted}`]).toContain(line[1]);
          for (const field of line) expect(field).not.toMatch(/^[=+\-@\t\r\n＝]/);
        }
      }),
    );
  });
});
