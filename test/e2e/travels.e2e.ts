import type { Page } from '@playwright/test';
import { mixedMessage } from '../fixtures/message.ts';
import { urlOf } from '../fixtures/server.ts';
import { expectAllPictures, settle, trackersReached } from './pictures.ts';
import { expect, test } from './world.ts';

/** Nothing of ours may travel with what a user copies, answers, drags or saves. */
const EMPTY = 'http://inbox.webmail.test/empty';
const OURS = /pg-[0-9a-f]{32}|data-held-|data-pixelgate|[Mm]ade just for you|display: ?none ?!important/;
const TICKET =
  'http://tickets.shop.test/picture/travel-300x120.png?recipient_id=8812734&email=alice%40example.test';
const ticket = `<img id="ticket" src="${TICKET.replace('&', '&amp;')}" width="300" height="120" alt="Ticket">`;

async function insert(page: Page, html: string): Promise<void> {
  await page.goto(EMPTY);
  await page.evaluate((content) => {
    const main = document.querySelector('main');
    if (main) main.innerHTML = content;
  }, html);
}

/** HTML with the attributes of each element in order: where one stands among the others says nothing. */
function inOrder(page: Page, html: string | null): Promise<string> {
  return page.evaluate((given) => {
    const inert = new DOMParser().parseFromString('<main></main>', 'text/html');
    const main = inert.querySelector('main');
    if (!main) return '';
    main.innerHTML = given ?? document.querySelector('main')?.innerHTML ?? '';
    for (const element of main.querySelectorAll('*')) {
      const attributes = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name } of attributes) element.removeAttribute(name);
      for (const attribute of attributes) element.setAttributeNode(attribute);
    }
    return main.innerHTML;
  }, html);
}

test('a shown message stands in the page as it came, but for the box beside a blocked picture', async ({
  server,
  guarded,
}) => {
  const message = mixedMessage('as-it-came');
  const page = await guarded.newPage();
  await insert(page, message.html);
  await expectAllPictures(server, [page], message);
  await settle(server, page);
  expect(await inOrder(page, null)).toBe(await inOrder(page, message.html));
  expect(trackersReached(server, message)).toEqual([]);
  await page.close();
});

test('a copied message holds its pictures and nothing of ours', async ({ server, guarded }) => {
  const logo = 'http://img.shop.test/picture/copied-120x40.png';
  const page = await guarded.newPage();
  await insert(page, `<p>Before</p><img src="${logo}" width="120" height="40">${ticket}<p>After</p>`);
  await server.waitForAll([logo]);
  await expect(page.locator('#ticket')).toBeHidden();
  await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelector('main') ?? document.body);
  });
  await page.keyboard.press('Control+c');
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.addEventListener('paste', ({ clipboardData }) => {
      const [html, text] = ['text/html', 'text/plain'].map((type) => clipboardData?.getData(type));
      Object.assign(field.dataset, { html, text });
    });
    field.focus();
  });
  await page.keyboard.press('Control+v');
  await expect(page.locator('textarea[data-html]')).toBeAttached();
  const { html = '', text = '' } = await page
    .locator('textarea')
    .evaluate(({ dataset: { html, text } }: HTMLElement) => ({ html, text }));
  expect(html).toContain(logo);
  expect(html).toContain('tickets.shop.test');
  expect(`${html} ${text}`).not.toMatch(OURS);
  expect(text).toContain('Before');
  expect(text).toContain('After');
  await page.close();
});

test('a picture that is dragged away carries its own address', async ({ server, guarded }) => {
  const logo = 'http://img.shop.test/picture/dragged-120x40.png';
  const page = await guarded.newPage();
  await insert(
    page,
    `<img id="logo" src="${logo}" width="120" height="40"><div id="drop" style="height:200px">Drop</div>`,
  );
  await server.waitForAll([logo]);
  await page.evaluate(() => {
    const drop = document.querySelector<HTMLElement>('#drop');
    drop?.addEventListener('dragover', (event) => {
      event.preventDefault();
    });
    drop?.addEventListener('drop', (event) => {
      event.preventDefault();
      const data = event.dataTransfer;
      drop.textContent = (data?.types ?? []).map((type) => data?.getData(type)).join(' ');
    });
  });
  await page.dragAndDrop('#logo', '#drop');
  await expect(page.locator('#drop')).toContainText('dragged-120x40.png');
  expect(await page.locator('#drop').textContent()).not.toMatch(OURS);
  await page.close();
});

test('a reply that quotes the message out of the page shows its pictures and holds nothing of ours', async ({
  server,
  guarded,
}) => {
  const logo = 'http://img.shop.test/picture/quoted-120x40.png';
  const band = 'http://img.shop.test/picture/quoted-band-400x60.png';
  const page = await guarded.newPage();
  await insert(
    page,
    `<img src="${logo}" width="120" height="40"><div style="background:url(${band});height:60px">x</div>${ticket}`,
  );
  await server.waitForAll([logo, band]);
  await expect(page.locator('#ticket')).toBeHidden();
  await page.evaluate(() => {
    const editor = document.createElement('div');
    editor.id = 'editor';
    editor.contentEditable = 'true';
    editor.innerHTML = `<p>Thanks</p><blockquote>${document.querySelector('main')?.innerHTML ?? ''}</blockquote>`;
    document.body.append(editor);
  });
  const shown = () =>
    page.evaluate(() => document.querySelector<HTMLImageElement>('#editor img')?.naturalWidth ?? 0);
  await expect.poll(shown).toBe(120);
  await settle(server, page);
  const draft = () => page.evaluate(() => document.querySelector('#editor')?.innerHTML ?? '');
  await expect.poll(draft).not.toMatch(OURS);
  expect(await draft()).toContain('<img id="ticket"');
  expect(server.requests().some((request) => urlOf(request) === TICKET)).toBe(false);
  await page.close();
});

test('a picture put into a message that is being written shows, and its address stays untouched', async ({
  server,
  guarded,
}) => {
  const photo = 'http://img.shop.test/picture/composed-120x40.png';
  const page = await guarded.newPage();
  await page.goto(EMPTY);
  const changes = await page.evaluate(async (url) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const written = frame.contentDocument;
    if (!written) return null;
    written.designMode = 'on';
    written.body.innerHTML = '<p>Dear Bob</p>';
    const image = written.createElement('img');
    image.src = url;
    written.body.append(image);
    const values = new Set<string | null>();
    new MutationObserver(() => {
      values.add(image.getAttribute('src'));
      for (const { name } of image.attributes) values.add(name === 'src' ? url : name);
    }).observe(image, { attributes: true });
    await new Promise((resolve) => {
      image.addEventListener('load', resolve);
    });
    return [...values].filter((value) => value !== url);
  }, photo);
  expect(changes).toEqual([]);
  await server.waitForAll([photo]);
  await page.close();
});

test('on paper there is no box and no badge', async ({ guarded }) => {
  const page = await guarded.newPage();
  await insert(page, ticket);
  const box = page.locator('#ticket + *');
  await expect(box).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(box).toBeHidden();
  await expect(page.locator('html > div')).toBeHidden();
  await page.close();
});

test('the page hears of no failure of a picture that is shown after all', async ({ server, guarded }) => {
  const message = mixedMessage('silent');
  const page = await guarded.newPage();
  await page.addInitScript(() => {
    const failed: string[] = [];
    Object.assign(globalThis, { failed });
    document.addEventListener(
      'error',
      ({ target }) => {
        if (target instanceof HTMLImageElement) failed.push(target.src);
      },
      true,
    );
  });
  await page.goto('http://inbox.webmail.test/mail/server-rendered/silent');
  await expectAllPictures(server, [page], message);
  expect(await page.evaluate(() => (globalThis as unknown as { failed: string[] }).failed)).toEqual([]);
  await page.close();
});

test('pictures show after a reload that bypasses every cache', async ({ server, guarded }) => {
  const message = mixedMessage('hard-reload');
  const page = await guarded.newPage();
  await page.goto('http://inbox.webmail.test/mail/inner-html/hard-reload');
  await expectAllPictures(server, [page], message);
  await settle(server, page);
  const session = await guarded.context.newCDPSession(page);
  await session.send('Page.reload', { ignoreCache: true });
  const shown = () =>
    page
      .evaluate(() => {
        const pictures = [...document.querySelectorAll<HTMLImageElement>('img[width]')];
        return pictures.filter(({ width, naturalWidth }) => width > 1 && naturalWidth > 1).length;
      })
      .catch(() => 0); // The page is just being opened anew.
  await expect.poll(shown).toBe(3); // Logo, shoes and coat: the cache may answer, no server is asked.
  await settle(server, page);
  expect(trackersReached(server, message)).toEqual([]);
  await page.close();
});

test('a lazy picture far below loads when it comes into view, even if nobody may keep it', async ({
  server,
  guarded,
}) => {
  const far = 'http://px.pictures.test/picture-far.gif';
  const page = await guarded.newPage();
  await insert(
    page,
    `<img src="http://img.shop.test/picture/near-120x40.png" width="120" height="40"><div style="height:9000px"></div>
     <img id="far" loading="lazy" src="${far}" width="120" height="40" alt="Far">`,
  );
  await server.waitForAll(['http://img.shop.test/picture/near-120x40.png']);
  await settle(server, page);
  await page.locator('#far').scrollIntoViewIfNeeded();
  await server.waitForAll([far]);
  await expect
    .poll(() => page.evaluate(() => document.querySelector<HTMLImageElement>('#far')?.naturalWidth))
    .toBe(1);
  await page.close();
});

test('a message that writes our marks itself makes us write nothing and loses nothing', async ({
  server,
  guarded,
}) => {
  const page = await guarded.newPage();
  const near = 'http://img.shop.test/picture/forged-120x40.png';
  await insert(
    page,
    `<img id="forged" data-held-src="http://img.shop.test/picture/never-120x40.png"><iframe data-held-src="/logout"></iframe>
     <div data-pixelgate=""><p id="kept">Words</p><img src="${near}" width="120" height="40"></div>`,
  );
  await server.waitForAll([near]);
  await settle(server, page);
  expect(server.requests(({ path }) => /never|logout/.test(path))).toEqual([]);
  await expect(page.locator('#forged')).not.toHaveAttribute('src');
  await expect(page.locator('#kept')).toBeVisible();
  await page.close();
});

test('a picture that is really gone keeps no token in the page', async ({ server, guarded }) => {
  const page = await guarded.newPage();
  const gone = 'http://img.shop.test/picture/gone.png';
  server.redirect(gone, 'http://elsewhere.test/picture/gone-120x40.png');
  await page.goto(EMPTY);
  const failed = page.evaluate((url) => {
    const picture = Object.assign(document.createElement('img'), { src: url, width: 120, height: 40 });
    document.querySelector('main')?.append(picture);
    return new Promise<void>((resolve) => {
      picture.addEventListener('error', () => {
        resolve();
      });
    });
  }, gone);
  await failed;
  await settle(server, page);
  expect(await page.evaluate(() => document.querySelector('main')?.innerHTML)).not.toMatch(OURS);
  await page.close();
});
