import { describe, expect, it } from 'vitest';
import { extractFromHtml } from './html.ts';
import {
  MAX_HTML_LENGTH,
  MAX_LINK_TEXT,
  MAX_LINKS,
  MAX_REFERENCES,
  MAX_TEXT_END,
  MAX_TEXT_START,
  MAX_URL_LENGTH,
  MAX_WORDS_AFTER,
  MAX_WORDS_BEFORE,
} from './limits.ts';

const MEGABYTE = 1024 * 1024;
/** The gap before a link's first word is no word of its own. */
const MAX_SENTENCE = MAX_LINK_TEXT + MAX_WORDS_BEFORE + MAX_WORDS_AFTER + 1;
const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));
const I = '<img src="https://t.example/x">';

/** Each must end in bounded time (the runner's limit) and still see what a reader's client would ask for. */
describe('hostile messages', () => {
  it('reads 10 MB and says that there was more', () => {
    const message = extractFromHtml(`${I}${fill('<p>text</p>', MAX_HTML_LENGTH)}${I}`);
    expect(message.references).toHaveLength(1);
    expect(message.beyondCap).toBe(1);
  });

  it('lists 50,000 references and counts the rest', () => {
    const message = extractFromHtml(I.repeat(MAX_REFERENCES + 5));
    expect(message.references).toHaveLength(MAX_REFERENCES);
    expect(message.references[0]?.repeated).toBe(MAX_REFERENCES);
    expect(message.beyondCap).toBe(5);
  });

  it('knows what hides a picture 100,000 elements deep', () => {
    const html = `<div style="display:none">${'<div>'.repeat(100_000)}${I}`;
    expect(extractFromHtml(html).references[0]?.hidden).toEqual([
      { cause: 'display-none', whose: 'ancestor' },
    ]);
  });

  it('holds back a URL of 2 MB', () => {
    const message = extractFromHtml(`<img src="https://t.example/${'a'.repeat(2 * MEGABYTE)}">${I}`);
    expect(message.references).toHaveLength(1);
    expect(message.beyondCap).toBe(1);
    expect(MAX_URL_LENGTH).toBeLessThan(MEGABYTE);
  });

  it.each([
    ['nested brackets', fill('[', MEGABYTE)],
    ['nested parentheses', `a{b:${fill('(', MEGABYTE)}`],
    ['nested blocks', fill('a{', MEGABYTE)],
    ['100,000 rules', 'p{color:red;width:1px}'.repeat(100_000)],
    ['100,000 selectors', `${'.a,'.repeat(100_000)}.b{${'width:1px;'.repeat(50_000)}}`],
    ['100,000 custom properties', `p{${'--a:1;'.repeat(100_000)}}`],
    ['comments', fill('/*', MEGABYTE)],
    ['backslashes', `a{b:url(${fill('\\', MEGABYTE)}`],
    ['escaped letters', fill('\\75 r', MEGABYTE)],
  ])('survives a style sheet of %s', (_, css) => {
    const message = extractFromHtml(`<style>${css}</style>${I}`);
    expect(message.references.map((reference) => reference.absolute)).toContain('https://t.example/x');
  });

  it.each([
    ['unclosed conditional comments', fill('<!--[if mso]>', MEGABYTE)],
    ['stray end tags', `<div><td>${'<span>'.repeat(200)}${fill('</div>', MEGABYTE)}`],
    ['unclosed paragraphs', fill('<p><div>', MEGABYTE)],
    ['one tag of many attributes', `<img ${fill('src=https://t.example/y ', MEGABYTE)}>`],
    ['a style attribute without colons', `<img src="//t.example/y" style="${fill('a;', MEGABYTE)}:">`],
    ['nested raw text', fill('<noframes>', MEGABYTE)],
    ['opening brackets', fill('<', MEGABYTE)],
    ['entities', fill('&lt', MEGABYTE)],
  ])('survives %s', (_, html) => {
    expect(() => extractFromHtml(html)).not.toThrow();
    expect(extractFromHtml(`${I}${html}`).references[0]?.absolute).toBe('https://t.example/x');
  });
});

describe('hostile words', () => {
  it('reads the words around 10,000 links of one block', () => {
    const words = fill('word ', 100);
    const { links, text } = extractFromHtml(`${words}<a href="/u">here</a> `.repeat(MAX_LINKS));
    expect(links).toHaveLength(MAX_LINKS);
    for (const { sentence } of links) expect(sentence.length).toBeLessThanOrEqual(MAX_SENTENCE);
    expect(text.length).toBe(MAX_TEXT_START + MAX_TEXT_END + 1);
  });

  it.each([
    ['a link around 2 MB', `<a href="/u">${fill('word ', 2 * MEGABYTE)}</a>`],
    ['2 MB of white space', `${fill(' \n', 2 * MEGABYTE)}<a href="/u">here</a>${fill('\t', MEGABYTE)}`],
    ['a million line ends', `${'<br>'.repeat(MEGABYTE)}<a href="/u">here</a>${'<br> '.repeat(MEGABYTE)}`],
    ['a million entities', `<a href="/u">${'&nbsp;&amp;'.repeat(MEGABYTE / 2)}</a>`],
  ])('reads the words of %s', (_, html) => {
    const { links, text } = extractFromHtml(html);
    expect(links).toHaveLength(1);
    expect(links[0]?.text.length).toBeLessThanOrEqual(MAX_LINK_TEXT);
    expect(links[0]?.sentence.length).toBeLessThanOrEqual(MAX_SENTENCE);
    expect(text.length).toBeLessThanOrEqual(MAX_TEXT_START + MAX_TEXT_END + 1);
  });
});
