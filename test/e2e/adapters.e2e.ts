import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { BUILT_IN_WEBMAILS } from '../../shared/data/webmails.ts';
import { ensureChromium } from '../setup/browsers.mjs';
import type { Said } from './adapters/in-page.ts';

const SHOP = { address: 'news@shop.example', name: 'Shop News' };
const CLUB = { address: 'offers@travel.example', name: 'Travel Club' };
const ALICE = 'alice@mine.example';
const MARCH_3 = Date.UTC(2026, 2, 3, 9, 12);

/** What each page tells; a page is `test/fixtures/adapters/ID.html`, written after what is known of that webmail. */
interface Expected {
  readonly id: string;
  readonly webmail?: string;
  readonly url: string;
  readonly owner?: readonly string[];
  readonly senders: readonly { address: string | null; name: string | null }[];
  readonly rows?: readonly string[];
  /** Of the first message; of the others nothing is known. */
  readonly date?: number;
  readonly source?: string;
}

const PAGES: readonly Expected[] = [
  {
    id: 'gmail',
    url: 'https://mail.google.com/mail/u/0/',
    owner: [ALICE],
    date: 0x1732f1fc6ee,
    senders: [SHOP, CLUB],
    rows: [SHOP.address, 'bob@friends.example'],
  },
  {
    id: 'gmail-print',
    webmail: 'gmail',
    url: 'https://mail.google.com/mail/u/0/?view=pt',
    senders: [SHOP, CLUB],
  },
  {
    id: 'outlook',
    url: 'https://outlook.live.com/mail/0/',
    owner: [ALICE],
    senders: [SHOP, CLUB, { address: null, name: 'Carol' }],
    rows: [SHOP.address, 'bob@friends.example'],
  },
  {
    id: 'yahoo',
    url: 'https://mail.yahoo.com/n/inbox',
    owner: [ALICE],
    senders: [SHOP, CLUB],
    rows: [SHOP.address],
  },
  {
    id: 'proton',
    url: 'https://mail.proton.me/u/0/inbox',
    owner: [ALICE],
    senders: [SHOP, CLUB],
    rows: [SHOP.address],
  },
  {
    id: 'fastmail',
    url: 'https://app.fastmail.com/mail/Inbox/',
    senders: [SHOP, CLUB],
    rows: [SHOP.address],
  },
  {
    id: 'icloud',
    url: 'https://www.icloud.com/applications/mail2/current/en/index.html',
    senders: [SHOP, { address: null, name: 'Travel Club' }],
  },
  { id: 'gmx', url: 'https://webmailer.gmx.net/mail/client', senders: [SHOP], rows: [SHOP.address] },
  { id: 'zoho', url: 'https://mail.zoho.eu/zm/', senders: [SHOP, CLUB] },
  {
    id: 'laposte',
    url: 'https://webmail.laposte.net/',
    senders: [
      { address: SHOP.address, name: 'Boutique' },
      { address: null, name: 'Club de voyage' },
    ],
  },
  {
    id: 'tuta',
    url: 'https://app.tuta.com/mail',
    owner: [ALICE],
    senders: [SHOP, { address: CLUB.address, name: null }],
  },
  {
    id: 'roundcube',
    url: 'http://roundcube.webmail.test/?_task=mail',
    owner: [ALICE],
    senders: [],
    rows: [SHOP.address, 'bob@friends.example'],
  },
  {
    id: 'roundcube-preview',
    webmail: 'roundcube',
    url: 'http://roundcube.webmail.test/?_task=mail&_action=preview&_uid=2&_mbox=A%26B',
    senders: [SHOP],
    date: new Date(2026, 2, 3, 10, 12).getTime(),
    source: 'http://roundcube.webmail.test/?_task=mail&_action=viewsource&_uid=2&_mbox=A%26B',
  },
  {
    id: 'sogo',
    url: 'http://sogo.webmail.test/SOGo/so/alice/Mail/view#!/Mail/0/INBOX/2',
    owner: [ALICE],
    senders: [SHOP],
    source: 'http://sogo.webmail.test/SOGo/so/alice/Mail/0/folderINBOX/2/viewsource',
  },
  {
    id: 'horde',
    url: 'http://horde.webmail.test/horde/imp/dynamic.php?page=mailbox',
    date: MARCH_3,
    senders: [SHOP],
    rows: [SHOP.address],
  },
  {
    id: 'ox',
    url: 'https://app.mailbox.org/appsuite/',
    date: MARCH_3,
    senders: [SHOP, CLUB],
    rows: [SHOP.address],
  },
  { id: 'zimbra', url: 'http://zimbra.webmail.test/zimbra/', owner: [ALICE], senders: [SHOP, CLUB] },
  {
    id: 'snappymail',
    url: 'http://snappymail.webmail.test/',
    date: MARCH_3,
    source: 'http://snappymail.webmail.test/?/Raw/&q[]=/0/ViewAsPlain/&q[]=/bWVzc2FnZTI',
    owner: [ALICE],
    senders: [{ address: SHOP.address, name: 'Shop News' }],
    rows: [SHOP.address],
  },
  {
    id: 'nextcloud',
    url: 'http://nextcloud.webmail.test/index.php/apps/mail/box/1',
    date: MARCH_3,
    source: 'http://nextcloud.webmail.test/index.php/apps/mail/api/messages/7/export',
    owner: [ALICE],
    senders: [SHOP, CLUB],
  },
  { id: 'cypht', url: 'http://cypht.webmail.test/?page=message', senders: [SHOP] },
];

let browser: Browser;
let context: BrowserContext;
let page: Page;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('adapters/in-page.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  const first = Array.isArray(built) ? built[0] : built;
  if (first === undefined || !('output' in first)) throw new Error('The adapters could not be bundled.');
  return first.output[0].code;
}

function fixture(id: string): string {
  return readFileSync(new URL(`../fixtures/adapters/${id}.html`, import.meta.url), 'utf8');
}

test.beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  context = await browser.newContext();
  await context.addInitScript(await bundle());
});

test.afterAll(async () => {
  await browser.close();
});

test.beforeEach(async () => {
  page = await context.newPage();
});

test.afterEach(async () => {
  await page.close();
});

/** Opens `html` as if it stood at `url`; frames get the page of that name, or nothing. */
async function open(url: string, html: string, frames: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.route('**/*', (route) => {
    const asked = route.request().url();
    const body = asked === url.split('#')[0] ? html : (frames[asked] ?? '<!doctype html>');
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  await page.goto(url);
}

/** What the document in the only frame, or in the frame around the body of that mark, says. */
async function sayInFrame(selector: string): Promise<Said> {
  const frame = await (await page.$(selector))?.contentFrame();
  if (!frame) throw new Error(`No frame ${selector}.`);
  return frame.evaluate(() => globalThis.say());
}

for (const { id, webmail = id, url, owner = [], senders, rows = [], date = null, source = null } of PAGES) {
  const expected = {
    webmail,
    owner,
    messages: senders.map((sender, index) => ({
      ...sender,
      ...(index === 0 ? { date, source } : { date: null, source: null }),
      bodies: [String(index + 1)],
    })),
    inherited: null,
    rows,
  };

  test(`${id}: senders, owner and rows; a body that copies the page changes nothing`, async () => {
    await open(url, fixture(id));
    expect(await page.evaluate(() => globalThis.say())).toEqual(expected);
    expect(await page.evaluate(() => globalThis.forge())).toBe(senders.length);
    expect(await page.evaluate(() => globalThis.say())).toEqual(expected);
  });
}

for (const { id, url, senders, date = null, source = null } of PAGES.filter(({ id }) =>
  /proton|horde|ox|zimbra|nextcloud/.test(id),
)) {
  test(`${id}: a body's frame has its message's sender, whatever stands in it`, async () => {
    await open(url, fixture(id));
    await page.evaluate(() => globalThis.forge());
    for (const [index, sender] of senders.entries()) {
      const said = await sayInFrame(`[data-body="${index + 1}"]`);
      const known = index === 0 ? { date, source } : { date: null, source: null };
      expect(said).toMatchObject({ webmail: id, messages: [], rows: [], inherited: { ...sender, ...known } });
    }
  });
}

test('Roundcube: the preview frame reads its own header, the owner stands in the page around it', async () => {
  const url = 'http://roundcube.webmail.test/?_task=mail';
  const preview = 'http://roundcube.webmail.test/?_task=mail&_framed=1&_action=preview';
  await open(url, fixture('roundcube'), { [preview]: fixture('roundcube-preview') });
  expect(await sayInFrame('#messagecontframe')).toMatchObject({
    webmail: 'roundcube',
    owner: [ALICE],
    messages: [{ ...SHOP, source: null }],
    inherited: null,
  });
});

for (const host of ['www-mail.icloud-sandbox.com', 'gmxnet.mailbody-ui.de', 'mailcom.mailbody-ui.de']) {
  test(`the document of a body on ${host} names no sender`, async () => {
    await open(`https://${host}/zimbra/body?_task=mail&page=message`, fixture('roundcube-preview'));
    expect(await page.evaluate(() => globalThis.say())).toMatchObject({ messages: [], owner: [], rows: [] });
  });
}

test('in a webmail that nobody described, a message cannot pass for another webmail', async () => {
  const inside = fixture('roundcube-preview');
  const frame = `srcdoc="${inside.replaceAll('"', '&quot;')}"`;
  const body = inside.replace(/<!doctype html>|<\/?body[^>]*>/g, '');
  await open(
    'https://mail.unknown.example/inbox',
    `<!doctype html><div>${body}</div><iframe id="same" ${frame}></iframe><iframe id="opaque" sandbox="allow-scripts" ${frame}></iframe>`,
  );
  const nothing = { webmail: 'unknown', owner: [], messages: [], inherited: null, rows: [] };
  expect(await page.evaluate(() => globalThis.say())).toEqual(nothing);
  expect(await sayInFrame('#same')).toEqual(nothing);
  expect(await sayInFrame('#opaque')).toEqual(nothing);
});

for (const { id, url, name } of [
  { id: 'outlook', url: 'https://outlook.live.com/mail/0/', name: 'Shop News&lt;news@shop.example&gt;' },
  {
    id: 'icloud',
    url: 'https://www.icloud.com/applications/mail2/',
    name: 'title="news@shop.example">Shop News',
  },
  {
    id: 'fastmail',
    url: 'https://app.fastmail.com/mail/',
    name: '<a href="mailto:news@shop.example">Shop News</a>',
  },
]) {
  test(`${id}: a name that is an address is not taken for the sender's`, async () => {
    const forged = name.startsWith('title')
      ? 'title="boss@bank.example">boss@bank.example'
      : 'boss@bank.example';
    expect(fixture(id)).toContain(name);
    await open(url, fixture(id).replace(name, forged));
    const { messages } = await page.evaluate(() => globalThis.say());
    expect(messages[0]).toMatchObject({ address: null });
  });
}

/** Webmails that share an adapter, and the one that no adapter knows. */
const ADAPTERS: Readonly<Record<string, string>> = {
  aol: 'yahoo',
  free: 'zimbra',
  'mail-com': 'gmx',
  'mailbox-org': 'ox',
  orange: 'ox',
  sfr: 'unknown',
  'web-de': 'gmx',
};

test('every host of the table of webmails has its adapter', async () => {
  for (const { id, hosts, bodyHosts } of BUILT_IN_WEBMAILS) {
    for (const host of [...hosts, ...bodyHosts]) {
      await open(`https://${host}/`, '<!doctype html>');
      expect(`${host}: ${(await page.evaluate(() => globalThis.say())).webmail}`).toBe(
        `${host}: ${ADAPTERS[id] ?? id}`,
      );
    }
  }
});

for (const [id, url, fake] of [
  [
    'gmail',
    'https://mail.google.com/mail/u/0/',
    '<div class="adn"><span class="gD" email="forger@evil.example">x</span></div>',
  ],
  [
    'outlook',
    'https://outlook.live.com/mail/0/',
    '<div id="UniqueMessageBody_9"><span id="9_FROM">forger@evil.example</span></div>',
  ],
] as const) {
  test(`${id}: a message of 40,000 elements that look like headers costs no time`, async () => {
    await open(url, fixture(id).replace('Our spring offers.', fake.repeat(20_000)));
    const { messages } = await page.evaluate(() => globalThis.say());
    expect(messages.slice(0, 2)).toMatchObject([SHOP, CLUB]);
    const times = await page.evaluate(() => [1, 2, 3].map(() => globalThis.timeOfReading()));
    expect(Math.min(...times)).toBeLessThan(100);
  });
}
