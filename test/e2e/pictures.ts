import { expect, type Frame, type Page } from '@playwright/test';
import { urlOf, type FixtureServer } from '../fixtures/server.ts';
import type { MessageFixture } from '../fixtures/message.ts';

/** How long a held picture may take to be judged and shown on a busy machine. */
const SHOWN_MS = 15_000;

/** URLs (without fragment) of all `<img>` and `<input type=image>` of a frame that really show, shadow roots included. */
function shownInFrame(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const shown: string[] = [];
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (element instanceof HTMLImageElement && element.complete && element.naturalWidth > 1) {
          shown.push(element.currentSrc.replace(/#.*/, ''));
        }
      }
    }
    return shown;
  });
}

/** URLs of the pictures that a page shows in any of its frames. Frames that are just going away count as empty. */
async function shownPictures(page: Page): Promise<string[]> {
  const all = await Promise.all(page.frames().map((frame) => shownInFrame(frame).catch(() => [])));
  return all.flat();
}

/**
 * Waits until every ordinary picture of a message has been requested and those that `<img>` elements carry are shown.
 * @param pages where the message may stand (the page, its pop-ups)
 * @param patience milliseconds for each of the two
 */
export async function expectAllPictures(
  server: FixtureServer,
  pages: readonly Page[],
  message: Pick<MessageFixture, 'pictures' | 'imageElements'>,
  patience = SHOWN_MS,
): Promise<void> {
  await server.waitForAll(message.pictures, patience);
  const inImages = message.pictures.filter((url) => message.imageElements.includes(url));
  await expect
    .poll(async () => missingFrom(inImages, (await Promise.all(pages.map(shownPictures))).flat()), {
      timeout: patience,
    })
    .toEqual([]);
}

function missingFrom(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((url) => !present.includes(url));
}

/**
 * A request that has not come cannot be waited for. So a further ordinary picture is put into the page: when it has
 * made its way through gate, judgement and network, whatever else was under way before it has arrived too.
 */
export async function settle(server: FixtureServer, page: Page): Promise<void> {
  // Browsers upgrade http pictures of https pages; a page that a script wrote has no scheme of its own.
  const scheme = page.url().startsWith('https:') ? 'https' : 'http';
  const url = `${scheme}://img.shop.test/picture/sentinel-${Date.now()}-90x30.png`;
  const picture = await page.evaluateHandle((source) => {
    const element = document.createElement('img');
    Object.assign(element, { src: source, width: 90, height: 30 });
    document.body.append(element);
    return element;
  }, url);
  await server.waitForAll([url], SHOWN_MS);
  await picture.evaluate((element) => {
    element.remove();
  });
}

/** Tracking URLs of a message that reached the server. */
export function trackersReached(server: FixtureServer, message: MessageFixture): string[] {
  const reached = new Set(server.requests().map(urlOf));
  return message.trackers.filter((url) => reached.has(url));
}
