import { expect, it } from 'vitest';
import { namesPerson } from './person-parameter.ts';
import { urlParts } from './url-parts.ts';

it.each([
  ['https://a.example/i?subscriber_id=81723', true],
  ['https://a.example/i?hem=9f8e7d6c5b4a39281706f5e4d3c2b1a0', true],
  ['https://a.example/logo.png?uid=4471902', true],
  ['https://a.example/i?user_id=customer_id', false],
  ['https://a.example/i?email={{email1}}', false],
  ['https://a.example/i?uid=7', false],
  ['https://a.example/i?image_id=81723', false],
  ['https://a.example/i', false],
])('%s names a person: %s', (url, expected) => {
  const parts = urlParts(url);
  expect(parts !== null && namesPerson(parts)).toBe(expected);
});
