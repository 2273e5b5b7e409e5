import { describe, expect, it } from 'vitest';
import { extractFromHtml } from './html.ts';
import { MAX_TEXT_END, MAX_TEXT_START } from './limits.ts';

const textOf = (html: string) => extractFromHtml(html).text;
const sentencesOf = (html: string) => extractFromHtml(html).links.map(({ sentence }) => sentence);

describe('text', () => {
  it.each([
    ['<p>One  two\n three</p><p>four</p>', 'One two three\nfour'],
    ['a<b>b</b>c <i> d</i>', 'abc d'],
    ['<div>a<br>b</div><div><div>c</div></div>', 'a\nb\nc'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a\nb\nc'],
    ['a&nbsp;&amp;&nbsp;b', 'a & b'],
    ['<ul><li>a<li>b</ul>', 'a\nb'],
    ['a</p>b</br>c', 'a\nb\nc'],
    ['<title>no</title><style>p{}</style><script>no</script>yes<!-- no -->', 'yes'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('keeps the start and more of the end of a long text', () => {
    const text = textOf(`<p>start ${'a'.repeat(30_000)} end</p>`);
    expect(text).toHaveLength(MAX_TEXT_START + 1 + MAX_TEXT_END);
    expect(text).toMatch(/^start a+\na+ end$/);
  });
});

describe('sentences of links', () => {
  it.each([
    ['<p>no</p><p>Stop it <a href=u>here</a>, please.</p><p>no</p>', ['Stop it here, please.']],
    ['<p>no</p><a href=u>All of it</a><p>no</p>', ['All of it']],
    ['<td>no<p>Stop it<br><a href=u>here</a><br>now</p>', ['Stop it\nhere\nnow']],
    [
      '<table><tr><td><a href=u>One</a> | <a href=v>two</a><td><a href=w>three</a></table>',
      ['One | two', 'One | two', 'three'],
    ],
    ['<p>Picture: <a href=u><img src=x></a></p>no', ['Picture:']],
    ['before <a href=u><div>a</div><div>b</div></a><p>no', ['a\nb']],
  ])('%s', (html, sentences) => {
    expect(sentencesOf(html)).toEqual(sentences);
  });

  it('say where the link stands in them', () => {
    const { links } = extractFromHtml(
      '<p>a <a href=u>here</a>, b<br><a href=v>here</a> c<a href=w>here<br>too</a>',
    );
    expect(links.map(({ at }) => at)).toEqual([2, 10, 16]);
    for (const { sentence, at = -1, text } of links) {
      expect(sentence.slice(at, at + text.length).replace('\n', ' ')).toBe(text);
    }
  });

  it('is cut around a long block', () => {
    const html = `<p>${'b'.repeat(500)} <a href=u>here</a> ${'c'.repeat(500)}</p>`;
    expect(sentencesOf(html)).toEqual([`${'b'.repeat(200)} here ${'c'.repeat(99)}`]);
  });
});
