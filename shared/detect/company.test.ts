import { describe, expect, it } from 'vitest';
import { judgeOne, reference, TINY, UNSIZED } from './test-messages.ts';
import { HostCompany } from './company.ts';
import { linkTokens, sharesToken } from './shared-token.ts';

const TOKEN = 'Zx81kQm4vT0pLw7RnB5yHs2cJd9fGa3E';
const uuid = '3f2a9c1e-7b4d-4e6f-8a1b-5c9d0e2f7a64';

describe('company', () => {
  it('knows a host that serves one URL alone, however often', () => {
    const hosts = new HostCompany();
    hosts.add('a.example', 'https://a.example/1');
    hosts.add('a.example', 'https://a.example/1');
    hosts.add('b.example', 'https://b.example/1');
    hosts.add('b.example', 'https://b.example/2');
    expect(hosts.isOnly('a.example')).toBe(true);
    expect(hosts.isOnly('b.example')).toBe(false);
  });

  it('lets a lonely unsized picture go where its host serves others', () => {
    const one = reference(`https://i.shop.example/x/${TOKEN}`, { ...UNSIZED, position: 1 });
    expect(judgeOne(one).evidence).toContain('only-image-of-host');
    const other = reference('https://i.shop.example/logo.png');
    const { verdict, evidence } = judgeOne(one, {}, [other]);
    expect(evidence).not.toContain('only-image-of-host');
    expect(verdict).toBe('tracker');
    expect(judgeOne({ ...one, link: 'https://shop.example/', alt: 'Our app' }, {}, [other]).verdict).toBe(
      'content',
    );
  });

  it("calls everything that repeats a sound's random text a tracker", () => {
    const sound = reference(`https://x.example/2/${uuid}.wav`, { vehicle: 'bgsound', ...UNSIZED });
    const { verdict, evidence } = judgeOne(reference(`https://x.example/5/${uuid}.gif`), {}, [sound]);
    expect([verdict, evidence[0]]).toEqual(['tracker', 'beacon-vehicle']);
  });

  it('counts a URL that is used again and again against a tracker', () => {
    const { evidence } = judgeOne(
      reference('https://cdn.shop.example/x/dot8812.gif', { ...TINY, repeated: 6 }),
    );
    expect(evidence).toContain('repeated');
  });
});

describe('tokens shared with links', () => {
  const tokens = linkTokens(
    [{ href: `https://click.example/c/${TOKEN}?x=1` }],
    ['https://example.com/u?id=99887766'],
  );

  it('finds long tokens and numbers, not words', () => {
    expect(sharesToken([{ text: TOKEN, individuality: 2 }], tokens)).toBe(true);
    expect(sharesToken([{ text: `a.${TOKEN}.b`, individuality: 2 }], tokens)).toBe(true);
    expect(sharesToken([{ text: '99887766', individuality: 1 }], tokens)).toBe(true);
    expect(sharesToken([{ text: 'example', individuality: 1 }], tokens)).toBe(false);
    expect(sharesToken([{ text: TOKEN, individuality: 2 }], new Set())).toBe(false);
  });
});
