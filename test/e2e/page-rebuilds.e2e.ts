import { expect, type Page } from '@playwright/test';
import { test } from './world.ts';

/** Pages that build their messages anew, or keep them to a form of their own, while pictures are let through. */
const EMPTY = 'http://inbox.webmail.test/empty';
const picture = (name: string): string => `http://img.shop.test/picture/${name}-300x100.png`;

const message = (name: string): string => `
  <img src="${picture(name)}" width="300" height="100" alt="Sale">
  <input type="image" src="${picture(`${name}-button`)}" alt="Buy">
  <svg width="300" height="100"><image href="${picture(`${name}-drawn`)}" width="300" height="100"/></svg>
  <table background="${picture(`${name}-paper`)}"><tr><td>Hello</td></tr></table>`;

/** What its pictures ask for, as the page's text says it. */
const addresses = (page: Page): Promise<(string | null | undefined)[]> =>
  page.evaluate(() =>
    [
      ['img', 'src'],
      ['input', 'src'],
      ['image', 'href'],
      ['table', 'background'],
    ].map(([name, attribute]) => document.querySelector(`main ${name}`)?.getAttribute(attribute ?? '')),
  );

const expected = (name: string): string[] =>
  ['', '-button', '-drawn', '-paper'].map((part) => picture(`${name}${part}`));

const width = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLImageElement>('main img')?.naturalWidth ?? 0);

test('a page that copies a message which it shows again, whenever an address has left it, loses no picture', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  const insert = (html: string) =>
    page.evaluate((content) => {
      const main = document.querySelector('main');
      if (main) main.innerHTML = content;
    }, html);
  await insert(message('shown-again'));
  await server.waitForAll(expected('shown-again'));
  await expect.poll(() => width(page)).toBe(300);

  await page.evaluate((html) => {
    const main = document.querySelector('main');
    if (!main) return;
    const of = ['img', 'input', 'image', 'table'];
    // Told by the browser as soon as any address has left its element: once for each of them.
    new MutationObserver(() => {
      const bare = of.find((name) => main.querySelector(`${name}:is([src],[href],[background])`) === null);
      if (bare === undefined) return;
      of.splice(of.indexOf(bare), 1);
      const copy = main.innerHTML;
      main.innerHTML = copy;
    }).observe(main, { attributes: true, subtree: true, attributeFilter: ['src', 'href', 'background'] });
    main.innerHTML = html;
  }, message('shown-again'));
  await expect.poll(() => addresses(page)).toEqual(expected('shown-again'));
  await expect.poll(() => width(page)).toBe(300);
  await page.close();
});

test('a page that keeps unknown attributes off its messages loses no picture, nor its words', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  await page.evaluate((html) => {
    const main = document.querySelector('main');
    if (!main) return;
    new MutationObserver((records) => {
      for (const { target, attributeName } of records)
        if (attributeName?.startsWith('data-') === true) (target as Element).removeAttribute(attributeName);
    }).observe(main, { attributes: true, subtree: true });
    main.innerHTML = html;
  }, message('kept-clean'));
  await server.waitForAll(expected('kept-clean'));
  await expect.poll(() => width(page)).toBe(300);
  expect(await addresses(page)).toEqual(expected('kept-clean'));
  expect(await page.evaluate(() => document.querySelector('main img')?.getAttribute('alt'))).toBe('Sale');
  await page.close();
});

test('a picture that is asked for in CORS mode shows, also where its address is a candidate’s', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  await page.evaluate((url) => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        `<picture><source srcset="${url}"><img crossorigin width="300" height="100" alt="Sale"></picture>`,
      );
  }, picture('candidate-cors'));
  await server.waitForAll([picture('candidate-cors')]);
  await expect.poll(() => width(page)).toBe(300);
  await page.close();
});
