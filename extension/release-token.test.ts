import { expect, test } from 'vitest';
import { freshToken, hasToken, withoutToken, withToken } from './release-token.ts';

const TOKEN = freshToken();

test('a token is 32 hexadecimal digits and never the same twice', () => {
  expect(TOKEN).toMatch(/^[0-9a-f]{32}$/);
  expect(freshToken()).not.toBe(TOKEN);
});

test.each([
  'https://img.example/a.png',
  'https://img.example/a.png?x=1',
  'https://ci3.googleusercontent.com/meips/abc#https://img.example/a.png',
  'https://img.example/a.png#part',
])('%s gets a token and loses it again', (url) => {
  const marked = withToken(url, TOKEN);
  expect(marked.split('#')[0]).toBe(url.split('#')[0]);
  expect(hasToken(marked, TOKEN)).toBe(true);
  expect(withoutToken(marked, TOKEN)).toBe(url);
});

test("another token is the sender's business", () => {
  expect(hasToken(withToken('https://img.example/a.png', freshToken()), TOKEN)).toBe(false);
});
