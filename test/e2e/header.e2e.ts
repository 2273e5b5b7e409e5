import { expect, type Frame, type Page } from '@playwright/test';
import { SENDER } from '../fixtures/webmails/fixture.ts';
import { gmx } from '../fixtures/webmails/gmx.ts';
import { messageName } from '../fixtures/webmails/serve.ts';
import type { MailBrowser } from './browser.ts';
import { openPopup, tabAt } from './tabs.ts';
import { openWebmail } from './webmails-run.ts';
import { test } from './webmails-world.ts';

/** GMX shows a message in a frame of another domain, its header in nested shadow roots of the frame around that. */
const MAILER = 'webmailer.gmx.net';

/** The popup's text once the frame's view is judged. */
async function openedPopup(browser: MailBrowser, page: Page): Promise<Page> {
  return openPopup(browser, await tabAt(browser, `${new URL(page.url()).origin}/*`));
}

function mailer(page: Page): Frame {
  const frame = page.frames().find((one) => new URL(one.url()).host === MAILER);
  if (!frame) throw new Error('The fixture shows no mail.');
  return frame;
}

/** The webmail shows the next message in the same place, with another header. */
function showNext(page: Page, header: string, name: string): Promise<void> {
  return mailer(page).evaluate(
    ([html, next]) => {
      const detail = document.querySelector('.detail')?.shadowRoot;
      const head = detail?.querySelector('.head');
      const form = detail?.querySelector('.body')?.shadowRoot?.querySelector('form');
      if (!head || !form) throw new Error('No message is open.');
      head.innerHTML = html;
      form.action = form.action.replace(/m=[^&]*$/, `m=${next}`);
      form.submit();
    },
    [header, name] as const,
  );
}

test('a message whose header shows only a name does not get the sender of the one before', async ({
  webmails,
  guarded,
}) => {
  const { page } = await openWebmail(guarded, webmails.server, gmx, 'first');
  const popup = await openedPopup(guarded, page);
  await expect(popup.getByText(SENDER).first()).toBeVisible();

  await showNext(page, '<span class="sender">Travel Club</span>', messageName(gmx, 'second'));
  await expect
    .poll(() => webmails.server.requests(({ path }) => path.includes('second')).length)
    .toBeGreaterThan(1);
  await expect(popup.getByText(SENDER)).toHaveCount(0);
  await popup.waitForTimeout(1_500);
  await expect(popup.getByText(SENDER)).toHaveCount(0);

  await showNext(
    page,
    '<span class="sender" title="offers@travel.example">Travel Club</span>',
    messageName(gmx, 'third'),
  );
  await expect(popup.getByText('offers@travel.example').first()).toBeVisible();
  await Promise.all([popup.close(), page.close()]);
});
