import { describe, expect, test } from 'vitest';
import { getDomain } from 'tldts';
import { vendorRows } from '../../shared/data/vendors.ts';
import { decide, DEFAULT_POLICY, type Policy } from '../../shared/decide/decision.ts';
import { judge } from '../../shared/detect/judge.ts';
import { compileVendors } from '../../shared/detect/vendors.ts';
import { extractFromHtml } from '../../shared/extract/html.ts';
import { NOTHING_DISCLOSED } from '../../shared/ui/disclosure-summary.ts';
import type { PageContext } from '../messages.ts';
import { isBlockedTracker, isPutAside, summarise, type Judged } from './summary.ts';
import { NO_MEMORY } from './view-memory.ts';

const LOGO = 'https://img.shop.example/logo.png';
const PIXEL = 'https://px.mailtrack.example/open/6f1c9a3e77b24d10a5c2e8/p.gif?uid=6f1c9a3e77b24d10a5c2e8';
const TICKET = 'https://tickets.shop.example/t.png?recipient_id=8812734&email=alice%40example.test';
const OWNER = 'alice@example.test';

/** The message as a webmail writes it into its page: pictures under `attribute`, pixel included. */
const asideAs = (attribute: string): string =>
  `<p>News</p><img ${attribute}="${LOGO}" width="120" height="40" alt="Shop"><p>More</p><img ${attribute}="${PIXEL}" width="1" height="1">`;

function judged(html: string, policy: Policy = DEFAULT_POLICY): Judged[] {
  const { references, links } = extractFromHtml(html);
  const context = {
    sender: 'news@shop.example',
    recipients: [OWNER],
    links,
    unsubscribeUrls: [],
    webmailHosts: ['mail.webmail.example'],
  };
  const tables = {
    vendors: compileVendors(vendorRows()),
    registrableDomain: (host: string) => getDomain(host),
  };
  return judge(references, context, tables).map((judgement) => ({
    judgement,
    decision: decide(judgement, policy),
    needs: null,
  }));
}

const from = (address: string | null, recipients = [OWNER]): PageContext => ({
  webmail: 'generic',
  sender: { address, name: null },
  recipients,
  date: null,
  source: null,
});

const summaryOf = (html: string, policy?: Policy) =>
  summarise(judged(html, policy), from('news@shop.example'), NO_MEMORY, 0, NOTHING_DISCLOSED);

describe('what the webmail has put aside waits', () => {
  test.each(['unsafe-src', 'htmlimgblocked', 'data-original-src', 'data-x-src', 'dfsrc', 'draft-src'])(
    'in %s: a tracker and a picture, neither blocked nor shown',
    (attribute) => {
      const { summary, urls } = summaryOf(asideAs(attribute));
      expect(summary.trackers).toMatchObject([{ host: 'px.mailtrack.example', state: 'waiting' }]);
      expect(summary.pictures).toMatchObject([{ host: 'img.shop.example', count: 1, state: 'waiting' }]);
      expect(summary.held).toEqual([]);
      expect(urls).toEqual({}); // Nothing of it can be loaded by hand: the webmail holds it.
    },
  );

  test('it is judged as what it will be', () => {
    const aside = judged(asideAs('unsafe-src')).map(({ judgement }) => judgement.verdict);
    const live = judged(asideAs('src')).map(({ judgement }) => judgement.verdict);
    expect(aside).toEqual(live);
    expect(live).toEqual(['content', 'tracker']);
  });

  test('none of it counts as a blocked tracker, and none is let through', () => {
    const all = judged(asideAs('data-x-src'));
    expect(all.map(isPutAside)).toEqual([true, true]);
    expect(all.filter(isBlockedTracker)).toEqual([]);
    expect(all.map(({ decision }) => decision.decision)).toEqual(['block', 'block']);
  });

  test('once the webmail lets it load, it is what it is', () => {
    const { summary } = summaryOf(asideAs('src'));
    expect(summary.trackers).toMatchObject([{ state: 'blocked' }]);
    expect(summary.pictures).toMatchObject([{ state: 'shown' }]);
  });

  test('beside a tracker that was held by us, which comes first', () => {
    const leaked = `<style>p { background: url(${PIXEL}&n=2) }</style>`;
    expect(summaryOf(asideAs('unsafe-src') + leaked).summary.trackers).toMatchObject([
      { vehicle: 'style-element', state: 'blocked' },
      { state: 'waiting' },
    ]);
  });

  test('what would not be shown even then is held, not waiting', () => {
    const { summary } = summaryOf(`<style data-original-content="@font-face{src:url(${LOGO})}"></style>`);
    expect(summary.held).toMatchObject([{ vehicle: 'blocked-attribute', count: 1 }]);
    expect(summary.pictures).toEqual([]);
  });

  test('a picture for one reader that the settings show waits with the pictures', () => {
    const html = `<img unsafe-src="${TICKET}" width="300" height="120" alt="Ticket">`;
    expect(summaryOf(html).summary.trackers).toMatchObject([{ state: 'waiting' }]);
    const { summary } = summaryOf(html, { ...DEFAULT_POLICY, showVisibleIndividual: true });
    expect(summary.trackers).toEqual([]);
    expect(summary.pictures).toMatchObject([{ host: 'tickets.shop.example', state: 'waiting' }]);
  });
});

describe('nothing is counted twice', () => {
  test('an element that is loading what it had put aside', () => {
    const { summary } = summaryOf(`<img src="${PIXEL}" originalsrc="${PIXEL}" width="1" height="1">`);
    expect(summary.trackers).toMatchObject([{ state: 'blocked', repeated: 1 }]);
  });

  test('a proxied copy beside its original', () => {
    const proxied = `https://mail.webmail.example/actions/ei?u=${encodeURIComponent(PIXEL)}&amp;d=2026-01-01T00:00:00Z`;
    const { summary } = summaryOf(`<img src="${proxied}" originalsrc="${PIXEL}" width="1" height="1">`);
    expect(summary.trackers).toMatchObject([{ host: 'px.mailtrack.example', state: 'blocked' }]);
  });

  test('the same picture live in one place and put aside in another', () => {
    const { summary } = summaryOf(
      `<img src="${LOGO}" width="90" height="30"><p>Text</p><img data-x-src="${LOGO}">`,
    );
    expect(summary.pictures).toMatchObject([{ count: 1, state: 'shown' }]);
  });

  test('a picture live through a proxy in one place and put aside in another', () => {
    const proxied = `https://mail.webmail.example/actions/ei?u=${encodeURIComponent(LOGO)}&amp;d=2026-01-01T00:00:00Z`;
    const { summary } = summaryOf(
      `<img src="${proxied}" width="90" height="30"><p>Text</p><img originalsrc="${LOGO}">`,
    );
    expect(summary.pictures).toMatchObject([{ count: 1, state: 'shown' }]);
  });
});

describe('"this one is yours"', () => {
  test.each([
    [OWNER, [OWNER], true],
    ['Alice@Example.test', [OWNER], true],
    ['news@shop.example', [OWNER], false],
    [null, [OWNER], false],
    [OWNER, [], false],
  ])('from %s, owner %s: %s', (address, owner, yours) => {
    const { summary } = summarise(
      judged(asideAs('src')),
      from(address, owner),
      NO_MEMORY,
      0,
      NOTHING_DISCLOSED,
    );
    expect(summary.yours).toBe(yours);
    expect(summary.trackers).toMatchObject([{ state: 'blocked' }]); // Whoever sent it.
  });
});
