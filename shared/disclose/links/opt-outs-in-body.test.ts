import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFromHtml } from '../../extract/html.ts';
import { linkKind } from './link-kind.ts';
import { optOutsInBody } from './opt-outs-in-body.ts';

const link = (text: string, href: string, sentence = text) => ({ text, href, sentence });
const ofHtml = (html: string, base: string | null = null) =>
  optOutsInBody(extractFromHtml(html).links, base).map(({ kind, url, quote }) => [kind, url, quote]);

describe('opt-outs in a body', () => {
  it('come best first, each URL once, each from its own clause', () => {
    const footer = `<p>Hello</p><p>To leave the list click <a href="https://n.example/u">here</a>, to change what you receive
      click <a href="https://n.example/p">here</a>, and to stop us tracking your opens click
      <a href="https://n.example/w">here</a>.</p><p><a href="https://n.example/u">Unsubscribe</a> ·
      <a href="https://n.example/shop">Shop</a> · <a href="mailto:leave@n.example">Leave the list by mail</a></p>`;
    expect(ofHtml(footer).map(([kind, url]) => [kind, url])).toEqual([
      ['withdraw-tracking', 'https://n.example/w'],
      ['preferences', 'https://n.example/p'],
      ['unsubscribe', 'https://n.example/u'],
      ['mailto', 'mailto:leave@n.example'],
    ]);
  });

  it('quote the sentence', () => {
    const html = '<p>News first. Stop tracking my opens: <a href="https://n.example/w">here</a>. Bye.</p>';
    expect(ofHtml(html)[0]?.[2]).toBe('Stop tracking my opens: here.');
  });

  it('quote a link that is a sentence of its own', () => {
    const html = '<p>You asked for this letter. <a href="https://n.example/u">Unsubscribe</a></p>';
    expect(ofHtml(html)[0]?.[2]).toBe('Unsubscribe');
  });

  it('resolve relative URLs against a base only', () => {
    const html = '<a href="/u">Unsubscribe</a>';
    expect(ofHtml(html)).toEqual([]);
    expect(ofHtml(html, 'https://n.example/a/')).toEqual([
      ['unsubscribe', 'https://n.example/u', 'Unsubscribe'],
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,unsubscribe',
    'ftp://n.example/u',
    'blob:https://n.example/u',
    'http://',
    'https://[::bad/u',
    'mailto:',
    'mailto:nobody',
    'mailto:%0d%0a',
    'tel:123',
    '#unsubscribe',
    ' ',
    `https://n.example/${'a'.repeat(70_000)}`,
  ])('never are %s', (href) => {
    expect(optOutsInBody([link('Unsubscribe', href)], 'https://n.example/')).toEqual([]);
  });

  it('see through characters that nobody sees', () => {
    const text = 'Un\u00ADsub\u200Bscr\u202Eibe';
    expect(optOutsInBody([link(text, 'https://n.example/u')])).toEqual([
      { kind: 'unsubscribe', source: 'body', url: 'https://n.example/u', quote: 'Unsubscribe' },
    ]);
  });
});

describe('hostile links', () => {
  it.each([
    ['10,000 links', 10_000, 'here', 'If you no longer wish to be tracked, '.repeat(8)],
    ['a text of 1 MB', 20, 'stop '.repeat(200_000), 'stop '.repeat(200_000)],
    ['a sentence of 1 MB', 20, 'here', `${'a, b. '.repeat(170_000)}here`],
    ['spaces', 20, '', ' '.repeat(1_000_000)],
    ['full stops', 2_000, 'here', '.'.repeat(300)],
    ['one word', 2_000, 'here', 'ne '.repeat(100)],
    ['marks', 200, 'h\u0301'.repeat(100), '\u0301'.repeat(100_000)],
  ])('%s are read in time', (_, count, text, sentence) => {
    const links = Array.from({ length: count }, (__, at) => link(text, `https://n.example/${at}`, sentence));
    const start = performance.now();
    optOutsInBody(links);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('never make it throw', () => {
    const words = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('stop ', 'tracking ', 'here', '. ', ' | ', ', '),
      ),
    );
    const text = words.map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text,
        text,
        fc.string(),
        fc.option(fc.integer(), { nil: undefined }),
        (own, around, href, at) => {
          const one = { text: own, href, sentence: around, at };
          linkKind(one);
          for (const { url } of optOutsInBody([one], 'https://n.example/'))
            expect(url).toMatch(/^(?:https?|mailto):/);
        },
      ),
    );
  });
});
