import { expect, test } from 'vitest';
import { extractFromHtml } from '../../shared/extract/html.ts';
import { viewRequest } from './judge-request.ts';

const CONTEXT = {
  webmail: 'generic',
  sender: { address: null, name: null },
  recipients: [],
  date: null,
  source: null,
};

function requestFor(html: string, released: readonly number[] = []) {
  const message = extractFromHtml(html);
  const carried = new Set(released.flatMap((index) => message.references[index] ?? []));
  return viewRequest({ view: '0'.repeat(32), context: CONTEXT, released: carried, ...message });
}

test('what does not fit into one message stays held and is counted', () => {
  const long = 'x'.repeat(60_000);
  const html = Array.from(
    { length: 150 },
    (_, index) => `<img src="https://t.example/${index}/${long}">`,
  ).join('');
  const request = requestFor(html);
  expect(request.references.length).toBeGreaterThan(0);
  expect(request.beyondCap).toBe(150 - request.references.length);
  expect(JSON.stringify(request).length).toBeLessThan(12_000_000);
});

test('a description that one element gives to thousands of candidates costs none of them its judgement', () => {
  const candidates = Array.from(
    { length: 5_000 },
    (_, index) => `https://a.example/${index}.png ${index + 1}w`,
  );
  const request = requestFor(
    `<img alt="${'é'.repeat(2_000)}" srcset="${candidates.join(', ')}"><img src="https://a.example/b">`,
  );
  expect(request.references.length).toBe(5_001);
  expect(request.beyondCap).toBe(0);
});

test('says which references carry a token already, by their index in the request', () => {
  const request = requestFor('<img src="https://a.example/1"><img src="https://a.example/2">', [1]);
  expect(request.released).toEqual([1]);
});
