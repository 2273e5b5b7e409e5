import { describe, expect, it } from 'vitest';
import { individuality, isReadableName, urlTokens } from './url-tokens.ts';
import { urlParts } from './url-parts.ts';

describe('individuality', () => {
  it.each([
    ['3f2a9c1e-7b4d-4e6f-8a1b-5c9d0e2f7a64', 2],
    ['9f8e7d6c5b4a39281706f5e4d3c2b1a0', 2],
    ['01HZX3K5M7N9PQRSTVWXYZ0123', 2],
    ['Zx81kQm4vT0pLw7RnB5yHs2c', 2],
    ['i-1NGB-Ih-GZg94-laXj77-1o4Qvx3', 1],
    ['8134427', 1],
    ['56j5nsfv', 1],
    ['hero', 0],
    ['summer-sale-banner-final', 0],
    ['Header-Nav_gifts', 0],
    ['600x400', 0],
    ['banner_2x', 0],
    ['img001', 0],
    ['20261231', 0],
    ['1700000000', 0],
    ['v12', 0],
    ['2.4.1', 0],
    ['', 0],
  ])('%s: %s', (text, expected) => {
    expect(individuality(text)).toBe(expected);
  });
});

describe('urlTokens', () => {
  const tokensOf = (url: string) => {
    const parts = urlParts(url);
    if (parts === null) throw new Error(url);
    const { path, query } = urlTokens(parts);
    return { path: path.map(({ text }) => text), query: query.map(({ text }) => text) };
  };

  it('leaves out how a static file is to be rendered, and keeps the same names for programs', () => {
    expect(tokensOf('https://a.example/hero.png?sig=9f8e7d6c5b4a3928&v=17635401').query).toEqual([]);
    expect(tokensOf('https://a.example/hero?sig=9f8e7d6c5b4a3928').query).toEqual(['9f8e7d6c5b4a3928']);
  });

  it('reads a parameter without a value as its value', () => {
    expect(tokensOf('https://a.example/open.aspx?ffcb10-fec510757664037a').query).toEqual([
      'ffcb10-fec510757664037a',
    ]);
  });
});

describe('isReadableName', () => {
  it.each([
    ['spacer.gif', true],
    ['logo-boxed.18f3766048ba86905233.png', true],
    ['18f3766048ba86905233.png', false],
    ['o-18f3766048ba86905233.gif', false],
  ])('%s: %s', (name, expected) => {
    expect(isReadableName(name)).toBe(expected);
  });
});
