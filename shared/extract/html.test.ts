import { describe, expect, it } from 'vitest';
import { extractFromHtml } from './html.ts';
import type { Hidden } from './reference.ts';

const first = (html: string) => {
  const reference = extractFromHtml(html).references[0];
  if (reference === undefined) throw new Error('nothing found');
  return reference;
};
const hiddenOf = (html: string) => first(html).hidden.map(({ cause, whose }: Hidden) => `${whose}:${cause}`);
const I = '<img src="https://t.example/x">';

describe('URLs', () => {
  it.each([
    ['//t.example/x', 'https://t.example/x'],
    ['HTTPS://T.Example/X', 'https://t.example/X'],
    [' https://t.example/\n a', 'https://t.example/%20a'],
    ['\\\\t.example\\x', 'https://t.example/x'],
    ['h\nttps://t.example/x', 'https://t.example/x'],
    ['https&#58;//t.example/?a&amp;b', 'https://t.example/?a&b'],
    ['https://t.example/%zz', 'https://t.example/%zz'],
    ['https://t.example/a/../b', 'https://t.example/b'],
    ['http://2130706433/x', 'http://127.0.0.1/x'],
  ])('%j is asked as %s', (written, absolute) => {
    expect(first(`<img src="${written}">`).absolute).toBe(absolute);
  });

  it('reads the first base of the message, and a frame has its own', () => {
    const { references } = extractFromHtml(
      `<img src="1"><base href="https://b.example/d/"><base href="https://no.example/"><img src="2">
       <iframe srcdoc="<img src=3><base href=//f.example/>"></iframe><iframe srcdoc="<img src=4>"></iframe>`,
    );
    expect(references.map((reference) => reference.absolute)).toEqual([
      'https://b.example/d/1',
      'https://b.example/d/2',
      'https://f.example/3',
      'https://b.example/d/4',
    ]);
  });

  it('takes a base and a filter from the caller', () => {
    const options = {
      baseUrl: 'https://mail.example/',
      keep: (url: string) => !url.includes('mail.example'),
    };
    const { references } = extractFromHtml('<img src="ui.png"><img src="https://t.example/x">', options);
    expect(references.map((reference) => reference.absolute)).toEqual(['https://t.example/x']);
  });
});

describe('visibility', () => {
  it.each([
    [`<div style="display : NONE">${I}</div>`, ['ancestor:display-none']],
    [`<style>.a,td.b{display:none}</style><p class="x a">${I}</p>`, ['ancestor:display-none']],
    [`<style>.a{display:none}</style><p class="a" style="display:block">${I}</p>`, []],
    [
      `<style>.a{display:none!important}</style><p class="a" style="display:block">${I}</p>`,
      ['ancestor:display-none'],
    ],
    [`<style>#a{display:block}.a{display:none}</style><p class="a" id=a>${I}</p>`, []],
    [`<style>@media (max-width:600px){.a{display:none}}</style><p class="a">${I}</p>`, []],
    [`<style>@media screen{.a{display:none}}</style><p class="a">${I}</p>`, ['ancestor:display-none']],
    [`<div style="visibility:hidden">${I}</div>`, ['ancestor:visibility-hidden']],
    ['<div style="visibility:hidden"><img style="visibility:visible" src="//t.example/x"></div>', []],
    ['<img style="opacity:0.01" src="//t.example/x">', ['own:opacity-zero']],
    ['<img style="opacity:.5" src="//t.example/x">', []],
    [`<div style="height:0;overflow:hidden">${I}</div>`, ['ancestor:zero-size']],
    [`<div style="height:0">${I}</div>`, []],
    [`<div style="max-height:0px">${I}</div>`, ['ancestor:zero-size']],
    ['<img style="position:absolute;clip:rect(0 0 0 0)" src="//t.example/x">', ['own:clipped']],
    ['<img style="clip-path:inset(100%)" src="//t.example/x">', ['own:clipped']],
    [`<div style="position:absolute;left:-9999px">${I}</div>`, ['ancestor:off-screen']],
    [`<div style="left:-9999px">${I}</div>`, []],
    [`<div style="font-size:0">${I}</div>`, ['ancestor:font-size-zero']],
    [`<div style="font-size:0"><b style="font-size:12px">${I}</b></div>`, []],
    [`<div style="mso-hide:all">${I}</div>`, ['ancestor:mso-hide']],
    [`<div hidden>${I}</div>`, ['ancestor:hidden-attribute']],
    [`<div style="display:none"></div>${I}`, []],
  ] as [string, string[]][])('%s', (html, causes) => {
    expect(hiddenOf(html)).toEqual(causes);
  });
});

describe('declared size', () => {
  it.each([
    ['width=1 height=" 1px "', 1, 1],
    ['width="100%" height=0', null, 0],
    ['width=600 style="width:1px"', 1, null],
    ['width=600 style="width:100%"', 600, null],
    ['style="max-width:1px;height:3PT"', 1, 4],
    ['width=600 style="max-height:0"', 600, 0],
    ['width=600 style="max-width:300px"', 600, null],
    ['class=k', 7, null],
  ] as [string, number | null, number | null][])('%s', (attributes, width, height) => {
    const html = `<style>img.k{width:7px}</style><img ${attributes} src="//t.example/x">`;
    expect(first(html).declared).toEqual({ width, height });
  });
});

describe('what stands around a reference', () => {
  it('gives alt, link, repeats and position', () => {
    const { references, links } = extractFromHtml(
      `<p>before</p><a href="https://l.example/?a&amp;b"><b>click
       here</b><img src="//t.example/x" alt="A"></a><img src="https://t.example/x">`,
    );
    expect(
      references.map(({ alt, link, repeated, position }) => ({ alt, link, repeated, position })),
    ).toEqual([
      { alt: 'A', link: 'https://l.example/?a&b', repeated: 2, position: 1 },
      { alt: null, link: null, repeated: 2, position: 1 },
    ]);
    expect(links).toEqual([
      { href: 'https://l.example/?a&b', text: 'click here', sentence: 'click here', at: 0 },
    ]);
  });

  it('lists areas and form targets as links', () => {
    const { links } = extractFromHtml('<map><area href="/a" alt="A"></map><form action="/f"><a>none</a>');
    expect(links).toEqual([
      { href: '/a', text: 'A', sentence: 'A', at: 0 },
      { href: '/f', text: '', sentence: '', at: 0 },
    ]);
  });

  it('reads a conditional comment in the head without leaving it', () => {
    const html = `<head><!--[if mso]><xml><v:fill src="//t.example/v"></xml><![endif]--><style>p{display:none}</style>`;
    expect(hiddenOf(`${html}</head><body><p>${I}</p>`)).toEqual([]);
    expect(extractFromHtml(`${html}<p>${I}</p>`).references[1]?.hidden).toHaveLength(1);
  });

  it('reads markup that only a sanitiser would let through', () => {
    expect(extractFromHtml(`<noframes><noframes>${I}`).references).toHaveLength(1);
    expect(extractFromHtml(`<noscript>${I}</noscript>`).references).toHaveLength(1);
    expect(extractFromHtml(`<textarea>${I}</textarea><script>'${I}'</script>`).references).toHaveLength(0);
  });
});
