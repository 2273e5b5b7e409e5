import type { Page } from '@playwright/test';
import { threadMessage, THREAD_PAGE } from '../fixtures/thread.ts';
import { CardReach } from './card-reach.ts';
import { expect, LOAD, openCard, SETTLED, test } from './card-world.ts';

/** Long enough for a request that should not be made. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(700);

/** What the card says, and the page does not. */
const SECRET = /Load this one|trackers blocked|Its address looks|Your e-mail address is/;

/** The card's element in the page: all that a page can reach of it. */
const HOST = 'html > div[popover]';

test('control: a real click on a button that is plainly seen acts', async ({ opened }) => {
  const { page, asked, aim } = opened;
  const { x, y } = await aim(LOAD);
  await page.mouse.click(x, y);
  await expect.poll(asked).toBe(1);
  await expect.poll(() => opened.card.words()).toContain('Loaded');
});

async function tabTo(card: CardReach, page: Page, button: string): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab');
    if ((await card.focused())?.startsWith(button) === true) break;
  }
  expect(await card.focused()).toContain(button);
}

test('control: the keyboard alone acts too, and Escape closes; the page hears no key', async ({ opened }) => {
  const { page, card, asked } = opened;
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['keydown', 'keypress', 'keyup'])
      document.addEventListener(type, (event) => heard.push((event as KeyboardEvent).key), true);
  });
  await tabTo(card, page, LOAD);
  await page.waitForTimeout(SETTLED);
  await page.keyboard.press('Enter');
  await expect.poll(asked).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => card.card()).toBeNull();
  expect(await page.evaluate(() => (window as Window & { heard?: string[] }).heard)).toEqual([]);
});

test('a key that comes too soon does nothing and is told so; pressed again it acts', async ({ opened }) => {
  const { page, card, asked } = opened;
  await tabTo(card, page, LOAD);
  // As after another tab was in front: nobody could look at the card.
  const busy = await page.evaluate(() =>
    window.setInterval(() => {
      const end = performance.now() + 400;
      while (performance.now() < end);
    }),
  );
  await page.keyboard.press('Enter');
  await expect.poll(() => card.words()).toContain('Press once more');
  expect(asked()).toBe(0);
  await page.evaluate((timer) => {
    clearInterval(timer);
  }, busy);
  await page.waitForTimeout(SETTLED);
  expect(await card.focused()).toContain(LOAD);
  await page.keyboard.press('Enter');
  await expect.poll(asked).toBe(1);
});

test('a script cannot click', async ({ opened }) => {
  const { page, asked, aim } = opened;
  const { x, y } = await aim(LOAD);
  const hit = await page.evaluate(
    ([left, top]) => {
      const host = document.elementFromPoint(left, top);
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        const event = new MouseEvent(type, {
          bubbles: true,
          composed: true,
          clientX: left,
          clientY: top,
          detail: 1,
        });
        host?.dispatchEvent(event);
      }
      (host as HTMLElement).click();
      host?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      return [
        host?.localName,
        host?.parentElement?.localName,
        host?.shadowRoot,
        document.elementsFromPoint(left, top).length,
      ];
    },
    [x, y] as const,
  );
  expect(hit.slice(0, 3)).toEqual(['div', 'html', null]);
  await settle(page);
  expect(asked()).toBe(0);
});

const COVERS: Record<string, () => void> = {
  'a picture over it that lets the pointer through': () => {
    const lure = document.createElement('div');
    lure.style.cssText =
      'position:fixed;inset:0;background:#fff;pointer-events:none;z-index:2147483647;border:0;margin:0;width:100%;height:100%';
    lure.popover = 'manual';
    document.body.append(lure);
    lure.showPopover();
  },
  'a small label over it': () => {
    const lure = document.createElement('div');
    lure.style.cssText =
      'position:fixed;inset:0 0 auto auto;width:420px;height:800px;background:#fff;pointer-events:none;border:0;margin:0';
    lure.popover = 'manual';
    document.body.append(lure);
    lure.showPopover();
  },
  faint: () => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('opacity', '0.02', 'important');
  },
  'made small': () => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('transform', 'scale(0.3)', 'important');
  },
  'made small by zoom': () => {
    document.querySelector<HTMLElement>('html > div[popover]')?.style.setProperty('zoom', '0.3', 'important');
  },
  'filtered away': () => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('filter', 'opacity(0.02)', 'important');
  },
  'blended away': () => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('mix-blend-mode', 'lighten', 'important');
  },
  clipped: () => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('clip-path', 'inset(0 0 0 80%)', 'important');
  },
};

for (const [name, cover] of Object.entries(COVERS)) {
  test(`a card that is not plainly seen does not act: ${name}`, async ({ opened }) => {
    const { page, asked, aim, card } = opened;
    await aim(LOAD);
    await page.evaluate(cover);
    await page.waitForTimeout(SETTLED);
    const { x, y } = await card.middleOf(LOAD);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    await page.waitForTimeout(SETTLED);
    await page.mouse.click(x, y);
    await settle(page);
    expect(asked()).toBe(0);
    expect(await card.words()).not.toContain('Loaded');
  });
}

test('a card that is moved under the pointer right before the click does not act', async ({ opened }) => {
  const { page, card, asked, aim } = opened;
  const { x, y } = await aim(LOAD);
  await page.evaluate(() => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('right', '500px', 'important');
  });
  await page.mouse.move(x, y);
  await page.waitForTimeout(SETTLED);
  await page.evaluate(() => {
    document
      .querySelector<HTMLElement>('html > div[popover]')
      ?.style.setProperty('right', '8px', 'important');
  });
  await page.mouse.click(x, y);
  await settle(page);
  expect(asked()).toBe(0);
  // And where it stays, it acts: nothing else had kept it from doing so.
  await page.waitForTimeout(SETTLED);
  const again = await card.middleOf(LOAD);
  await page.mouse.move(again.x + 1, again.y);
  await page.waitForTimeout(SETTLED);
  await page.mouse.click(again.x, again.y);
  await expect.poll(asked).toBe(1);
});

test('what the card says cannot be found, selected, copied, printed or saved', async ({ opened }) => {
  const { page, card } = opened;
  expect(await card.words()).toContain('Its address looks made just for you');
  const read = await page.evaluate(() => {
    const finds = (words: string) => {
      getSelection()?.removeAllRanges();
      return (window as Window & { find?: (...given: unknown[]) => boolean }).find?.(
        words,
        false,
        false,
        true,
      );
    };
    const found = [
      'Your ticket',
      'tickets.shop.test',
      'Load this one',
      'No reason given',
      'news@shop.example',
    ].map(finds);
    getSelection()?.selectAllChildren(document.documentElement);
    const host = document.querySelector('html > div[popover]');
    const range = document.createRange();
    if (host) range.selectNode(host);
    return {
      found,
      selected: getSelection()?.toString(),
      ranged: range.toString(),
      inner: (host as HTMLElement).innerText + (host?.textContent ?? ''),
      attributes: host?.getAttributeNames(),
      style: host?.getAttribute('style') ?? '',
      html: document.documentElement.outerHTML,
      deep: document.documentElement.getHTML({ serializableShadowRoots: true }),
      root: host?.shadowRoot,
    };
  });
  expect(read.found).toEqual([true, false, false, false, false]);
  for (const text of [read.selected, read.ranged, read.inner, read.style, read.html, read.deep])
    expect(text).not.toMatch(SECRET);
  expect([...(read.attributes ?? [])].sort()).toEqual(['popover', 'style']);
  expect(read.root).toBeNull();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator(HOST)).toBeHidden();
});

test('a page that watches sees the card come and go, and not a word of it', async ({ opened }) => {
  const { page, card } = opened;
  await page.keyboard.press('Escape');
  await expect.poll(() => card.card()).toBeNull();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver((records) => {
      for (const record of records)
        for (const node of [...record.addedNodes, record.target])
          seen.push(
            `${record.attributeName ?? ''} ${node.textContent ?? ''} ${node.parentElement?.localName ?? ''}`,
          );
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await openCard(page, card);
  const seen = await page.evaluate(() => (window as Window & { seen?: string[] }).seen ?? []);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.join(' ')).not.toMatch(SECRET);
});

test('assistive technology reads what no page can', async ({ opened }) => {
  const spoken = await opened.card.spoken();
  expect(spoken).toContain('dialog Pixelgate');
  expect(spoken).toContain('heading 2 trackers blocked');
  expect(spoken).toContain('button Close');
  expect(spoken.some((one) => one.startsWith(`button ${LOAD}`))).toBe(true);
});

test('the page’s styles do not reach into it', async ({ opened }) => {
  const { page, card } = opened;
  const before = await page.screenshot({ clip: await clipOf(page) });
  await page.addStyleTag({
    content: `* { color: red !important; font-size: 40px !important; letter-spacing: 9px !important; --ground: red !important; --ink: red !important; direction: rtl !important }
      html { font-size: 5px !important } div { display: none !important; visibility: hidden !important }
      div::before { content: 'Pixelgate says: all is well' !important }`,
  });
  await page.waitForTimeout(300);
  expect(await card.words()).toContain('2 trackers blocked');
  const after = await page.screenshot({ clip: await clipOf(page) });
  expect(after.equals(before)).toBe(true);
});

async function clipOf(page: Page) {
  const box = await page.locator(HOST).boundingBox();
  if (!box) throw new Error('The card has no place.');
  // Inside its border: what shines through at its corners and shadow is the page's.
  return { x: box.x + 16, y: box.y + 16, width: box.width - 32, height: box.height - 32 };
}

test('the card goes with its message', async ({ mail }) => {
  const page = await mail.newPage();
  await page.goto(THREAD_PAGE);
  await page.evaluate(
    (html) => {
      document.querySelector('#mail-message')?.insertAdjacentHTML('beforeend', html);
    },
    threadMessage('one', 4),
  );
  const card = await CardReach.to(page);
  const badge = page.locator('html > div').first();
  await expect(badge).toBeVisible();
  const box = await badge.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await expect.poll(() => card.words()).toContain('px.tracker.test');
  // As a webmail does when another message is opened.
  await page.evaluate(
    (html) => {
      const place = document.querySelector('#mail-message');
      place?.replaceChildren();
      place?.insertAdjacentHTML('beforeend', html);
    },
    threadMessage('two', 4),
  );
  await expect.poll(() => card.card()).toBeNull();
  await expect(page.locator(HOST)).toHaveCount(0);
  await page.close();
});
