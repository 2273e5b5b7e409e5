import { describe, expect, it } from 'vitest';
import type { RemoteReference } from '../extract/reference.ts';
import { judgeOne, reference, TINY, UNSIZED } from './test-messages.ts';

const TOKEN = 'Zx81kQm4vT0pLw7RnB5yHs2cJd9fGa3E';
const own = [{ cause: 'display-none', whose: 'own' }] as const;
const around = [{ cause: 'display-none', whose: 'ancestor' }] as const;
const emptied = [{ cause: 'font-size-zero', whose: 'ancestor' }] as const;

const cases: readonly (readonly [
  string,
  string,
  Partial<RemoteReference>,
  'tracker' | 'content' | 'spacer',
])[] = [
  ['a known endpoint, however large', 'https://open.shop.example/wf/open?upn=u001.abc', {}, 'tracker'],
  [
    'a random folder behind a word for opening, whatever the file is called',
    `https://a.shop.example/open/${TOKEN}/background.gif`,
    { ...UNSIZED, vehicle: 'style-element' },
    'tracker',
  ],
  [
    'a random folder on a host that serves pixels',
    `https://px.shop.example/e/o/${TOKEN}/background.gif`,
    { ...UNSIZED, vehicle: 'style-element' },
    'tracker',
  ],
  [
    'host and path that both say it, with a short number',
    'https://px.shop.example/open/background.gif?c=10293&u=88127345',
    { ...UNSIZED, vehicle: 'style-element' },
    'tracker',
  ],
  [
    'a picture on a host that only counts clicks',
    `https://links.shop.example/images/${TOKEN}/background.gif`,
    { ...UNSIZED, vehicle: 'style-element' },
    'content',
  ],
  [
    'the same folder without such a word is a content hash',
    `https://a.shop.example/images/${TOKEN}/background.gif`,
    { ...UNSIZED, vehicle: 'style-element' },
    'content',
  ],
  ['a pixel with a token', `https://a.shop.example/x/${TOKEN}`, TINY, 'tracker'],
  ['a pixel with a short number', 'https://a.shop.example/view/100972/56j5nsfv', TINY, 'tracker'],
  [
    'a pixel by opacity',
    `https://a.shop.example/x/${TOKEN}`,
    { hidden: [{ cause: 'opacity-zero', whose: 'own' }], ...UNSIZED },
    'tracker',
  ],
  [
    'a pixel in a hidden parent, without a size',
    `https://a.shop.example/x/${TOKEN}`,
    { hidden: around, ...UNSIZED, position: 1 },
    'tracker',
  ],
  [
    'a pixel without a size and with a telling path',
    `https://a.shop.example/open/${TOKEN}`,
    UNSIZED,
    'tracker',
  ],
  [
    'an unsized, lonely, random one at the end',
    `https://a.shop.example/i/${TOKEN}`,
    { ...UNSIZED, position: 1 },
    'tracker',
  ],
  [
    'a tiny file with an individual query',
    'https://a.shop.example/p.gif?c=9d981df1-f2da-41f0-99da-41da09f42b72',
    TINY,
    'tracker',
  ],
  [
    'a background with a token on a tracking path',
    `https://a.shop.example/track/${TOKEN}`,
    { vehicle: 'style-attribute' },
    'tracker',
  ],
  [
    'a sound with a token',
    `https://a.shop.example/snd?c=${TOKEN}`,
    { vehicle: 'bgsound', ...UNSIZED },
    'tracker',
  ],
  [
    'a tiny frame with a token',
    `https://a.shop.example/f/${TOKEN}`,
    { vehicle: 'iframe-src', ...TINY },
    'tracker',
  ],
  ['a plain spacer', 'https://cdn.shop.example/images/spacer.gif', TINY, 'spacer'],
  ['a spacer in a random folder', `https://cdn.shop.example/lib/${TOKEN}/m/1/spacer.gif`, TINY, 'spacer'],
  ['a spacer used everywhere', 'https://cdn.shop.example/b.gif', { ...TINY, repeated: 40 }, 'spacer'],
  [
    'a rule of one pixel',
    'https://cdn.shop.example/line.png',
    { declared: { width: 600, height: 1 } },
    'content',
  ],
  ['a picture', 'https://cdn.shop.example/hero.jpg', {}, 'content'],
  [
    'a picture named by its content',
    'https://cdn.shop.example/5d5693a8f1af2d4b6cb3160e8/e3e405b1-01cd-4e40-b453-6058e9c384db.png',
    {},
    'content',
  ],
  [
    'the same without a size',
    'https://cdn.shop.example/e3e405b101cd4e40b4536058e9c384db.png',
    { ...UNSIZED, position: 1 },
    'content',
  ],
  [
    'a resized picture',
    'https://cdn.shop.example/i/hero.png?w=600&q=80&sig=9f8e7d6c5b4a39281706f5e4d3c2b1a0',
    {},
    'content',
  ],
  ['a picture served by a program', `https://images.shop.example/render/${TOKEN}`, {}, 'content'],
  ['trousers', 'https://cdn.shop.example/trackpants/red-trackpants.jpg', UNSIZED, 'content'],
  ['an opening night', 'https://cdn.shop.example/track/opening-night.png', UNSIZED, 'content'],
  ['the phone twin of a picture', 'https://cdn.shop.example/hero-mobile.jpg', { hidden: own }, 'content'],
  [
    'the phone twin named by its content',
    'https://cdn.shop.example/ea7d14777be94ecbb7df706f4dd6b82a.jpg',
    { hidden: around, ...UNSIZED },
    'content',
  ],
  [
    'a picture in cells without font size',
    'https://cdn.shop.example/f742a033-4774-43aa-9f05-35f2726e43dc.jpg',
    { hidden: emptied, ...UNSIZED },
    'content',
  ],
  [
    'an avatar',
    'https://avatars.example/u/81723?s=40',
    { declared: { width: 40, height: 40 }, alt: 'Grace', link: 'https://x.example/' },
    'content',
  ],
  [
    'a font',
    'https://fonts.example/css2?family=Open+Sans:400,300,600italic,700',
    { vehicle: 'css-import', ...UNSIZED },
    'content',
  ],
  [
    'a script file with a hash',
    'https://cdn.shop.example/app.pzez5r7a.js',
    { vehicle: 'script-src', ...UNSIZED },
    'content',
  ],
];

describe('verdicts', () => {
  it.each(cases)('%s', (_name, url, more, verdict) => {
    const { verdict: found, evidence } = judgeOne(reference(url, more));
    expect(found, evidence.join(' ')).toBe(verdict);
  });

  it('gives the proxied form the verdict of its original, also in a chain', () => {
    const others = [
      reference('https://cdn.shop.example/logo.png'),
      reference('https://cdn.shop.example/hero.jpg'),
    ];
    for (const [, url, more] of cases) {
      const plain = judgeOne(reference(url, more), {}, others);
      const yahoo = `https://ecp.yusercontent.com/mail?url=${encodeURIComponent(url)}&t=1700000000&ymreqid=1-2&sig=x`;
      const gmail = `https://ci3.googleusercontent.com/meips/${TOKEN}=s0-d-e1-ft#`;
      for (const proxied of [gmail + url, yahoo, gmail + yahoo]) {
        const judgement = judgeOne(reference(proxied, more), {}, others);
        expect(judgement.originalUrl).toBe(url);
        expect([judgement.verdict, judgement.vendor, judgement.evidence]).toEqual([
          plain.verdict,
          plain.vendor,
          plain.evidence,
        ]);
      }
    }
  });

  it('marks a visible picture that is individual, for its placeholder', () => {
    const judgement = judgeOne(
      reference('https://img.shop.example/offer?subscriber_id=81723312', {
        alt: 'Your offer',
        link: 'https://shop.example/',
      }),
    );
    expect(judgement).toMatchObject({ verdict: 'tracker', visiblePicture: true });
    expect(judgeOne(reference(`https://a.shop.example/x/${TOKEN}`, TINY)).visiblePicture).toBe(false);
  });

  it("believes a proxy on the webmail's own host only there", () => {
    const forged = `/apps/mail/proxy?id=1&hmac=${TOKEN}&src=${encodeURIComponent('https://cdn.shop.example/logo.png')}`;
    expect(judgeOne(reference(`https://mail.webmail.example${forged}`)).originalUrl).toBe(
      'https://cdn.shop.example/logo.png',
    );
    expect(judgeOne(reference(`https://tracker.example${forged}`, TINY)).verdict).toBe('tracker');
  });
});
