import { describe, expect, it } from 'vitest';
import { readEml } from './eml.ts';
import { messageReport, WIDTH } from './report.ts';
import { scanMessage, scanTables, type ScannedMessage } from './scan-message.ts';

const tables = scanTables();

const PIXEL = 'https://u1.ct.sendgrid.net/wf/open?upn=u001.Zx81kQm4vT0pLw7RnB5yHs2cJd9f';
const pixel = (alt: string, more = ''): string =>
  `<img src="${PIXEL}${more}" width="1" height="1" alt="${alt}">`;

/** An .eml file as a sender would hand it to the checker. */
async function check(headers: readonly string[], html: string): Promise<ScannedMessage> {
  const file = [
    'From: "Example Shop" <news@mail.shop.example>',
    'To: ada@mailbox.example',
    'Subject: Hello',
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '',
  ].join('\r\n');
  const input = await readEml(Buffer.from(file), 'message.eml');
  if ('error' in input) throw new Error(input.error);
  return scanMessage(input, tables);
}

const STOP = '<a href="https://shop.example/t/stop?u=1">Stop tracking my opens</a>';

describe('the checker', () => {
  it('finds nothing to correct where all is declared', async () => {
    const message = await check(
      [
        'Email-Tracking: purposes=(campaign-performance),',
        ' third-parties=("Vendor Inc"), withdraw="https://shop.example/t/stop?u=1"',
      ],
      `<p>Hello</p>${pixel('')}`,
    );
    expect(message.mistakes).toBeUndefined();
    expect(message.references.map(({ purposes }) => purposes)).toEqual([['campaign-performance']]);
    expect(message.declarations).toEqual([
      {
        carrier: 'header',
        purposes: ['campaign-performance'],
        thirdParties: true,
        quote: expect.stringContaining('purposes=(campaign-performance)') as string,
      },
    ]);
    expect(message.optOuts).toEqual([
      { kind: 'withdraw-tracking', href: 'https://shop.example/t/stop?u=1', text: '' },
    ]);
    const report = messageReport(message);
    expect(report).toContain('declared: campaign-performance');
    expect(report).toContain('header field: campaign-performance');
    expect(report).toContain('withdraw-tracking: https://shop.example/t/stop?u=1');
  });

  it('finds declarations in alternative texts, pixel by pixel', async () => {
    const message = await check(
      [],
      `<p>Your code is 123456.</p>${pixel('Email-Tracking: purposes=(authentication-security)')}${pixel('', '2')}`,
    );
    expect(message.declarations.map(({ carrier }) => carrier)).toEqual(['alt']);
    expect(message.references.map(({ purposes }) => purposes)).toEqual([['authentication-security'], []]);
    expect(message.mistakes).toEqual(['1 tracker carries no declaration']);
  });

  it('finds declarations in plain words, and the link to withdraw', async () => {
    const message = await check(
      [],
      `<p>Hello</p><p>We use tracking pixels to learn whether and when you open our e-mails, to measure the performance of our campaigns. ${STOP}</p>${pixel('')}`,
    );
    expect(message.declarations.map(({ carrier, purposes }) => [carrier, purposes])).toEqual([
      ['text', ['campaign-performance']],
    ]);
    expect(message.optOuts).toMatchObject([
      { kind: 'withdraw-tracking', href: 'https://shop.example/t/stop?u=1' },
    ]);
    expect(message.links).toEqual([{ href: 'https://shop.example/t/stop?u=1', kind: 'withdraw-tracking' }]);
    expect(message.mistakes).toBeUndefined();
  });
});

describe('what the checker corrects', () => {
  it.each([
    ['purposes=(newsletter-stats)', 'the header: unknown purpose "newsletter-stats"'],
    ['purposes=(profil!', 'the header cannot be parsed at character 18'],
    [
      'purposes=(profiling), withdraw="http://shop.example/"',
      'the header: "withdraw" must be an https address of a public host',
    ],
    [
      'purposes=(profiling), retention="long"',
      'the header: "retention" is not of its type (docs/declare.md)',
    ],
    ['purposes=(profiling), hosts=("a.example")', 'the header: unknown member "hosts"'],
    ['controller="Shop"', 'the header names no purpose'],
    ['level=1', 'the header has no member that is known'],
    ['purposes=(profiling)', 'no way to withdraw from tracking was found'],
    [
      'purposes=(profiling deliverability-exempt)',
      '"deliverability-exempt" is not taken for exempt: purposes that need consent stand beside it',
    ],
  ])('says what is wrong in %s', async (value, words) => {
    const message = await check([`Email-Tracking: ${value}`], pixel('') + pixel('', '2'));
    expect(message.mistakes).toContain(words);
    const report = messageReport(message);
    expect(report).toContain('to correct');
    for (const line of report.split('\n')) expect(line.length).toBeLessThanOrEqual(WIDTH);
  });

  it('counts the trackers that carry no declaration', async () => {
    const message = await check([], pixel('') + pixel('', '2'));
    expect(message.mistakes).toEqual(['2 trackers carry no declaration']);
    expect(messageReport(message)).toContain('no purpose declared');
  });

  it('tells RFC 8058 one-click and who is authenticated from the headers', async () => {
    const message = await check(
      [
        'List-Unsubscribe: <https://shop.example/u?1>, <mailto:u@shop.example>',
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      ],
      '<p>Hello</p>',
    );
    expect(message.sender?.authenticated).toBe(false);
    expect(message.oneClick).toEqual({ url: 'https://shop.example/u?1' });
    expect(messageReport(message)).toContain('one-click: https://shop.example/u?1');
  });
});
