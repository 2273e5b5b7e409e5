import { getDomain } from 'tldts';
import { expect, test } from 'vitest';
import { vendorRows } from '../../shared/data/vendors.ts';
import { DEFAULT_POLICY } from '../../shared/decide/decision.ts';
import { compileVendors } from '../../shared/detect/vendors.ts';
import { extractFromHtml } from '../../shared/extract/html.ts';
import { indexApprovals } from '../../shared/decide/approval-index.ts';
import { NO_POLICY } from '../../shared/decide/managed-policy.ts';
import { parseWellKnown } from '../../shared/disclose/well-known.ts';
import { type Learned, NOTHING_LEARNED } from './learned.ts';
import { hostsToRelease, judgeView } from './judge-view.ts';

const TABLES = {
  vendors: compileVendors(vendorRows()),
  registrableDomain: (host: string) => getDomain(host),
  profiling: new Set<string>(),
};
const WEBMAIL = 'cloud.example.org';
const LOGO = 'https://img.shop.example.com/logo.png';
const PIXEL = 'https://px.tracker.example.com/open?u=6f1c9a3e77b24d10a5c2e8';
const base64url = (text: string) => Buffer.from(text).toString('base64url');

const PROXIES: readonly [string, (host: string, original: string) => string][] = [
  [
    'Nextcloud',
    (host, original) => `https://${host}/apps/mail/proxy?id=4&hmac=0f&src=${encodeURIComponent(original)}`,
  ],
  ['SnappyMail', (host, original) => `https://${host}/?/ProxyExternal/${base64url(original)}`],
];

function judgeMessage(
  images: readonly (readonly [url: string, size: number])[],
  learned: Learned = NOTHING_LEARNED,
) {
  const html = images.map(
    ([url, size]) => `<img src="${url.replaceAll('&', '&amp;')}" width="${size}" height="${size}">`,
  );
  const { references } = extractFromHtml(`<p>Hello</p>${html.join('<p>and</p>')}<p>Bye</p>`);
  const request = {
    kind: 'judge' as const,
    view: '0'.repeat(32),
    context: null,
    references: references.map((reference) => ({ ...reference, hidden: [...reference.hidden] })),
    links: [],
    text: '',
    beyondCap: 0,
    released: [],
  };
  const consent = { approvals: indexApprovals([]), managed: NO_POLICY, optedOut: [] };
  const facts = { context: null, webmailHosts: [WEBMAIL], learned, consent, listed: null };
  return judgeView(request, facts, DEFAULT_POLICY, TABLES).judged;
}

test.each(PROXIES)(
  "%s's proxy: the picture is released on the webmail's host, the pixel is not",
  (_, proxied) => {
    const judged = judgeMessage([
      [proxied(WEBMAIL, LOGO), 200],
      [proxied(WEBMAIL, PIXEL), 1],
    ]);
    expect(judged.map(({ judgement }) => judgement.originalUrl)).toEqual([LOGO, PIXEL]);
    expect(judged.map(({ decision }) => decision.decision)).toEqual(['allow', 'block']);
    expect(hostsToRelease(judged, TABLES)).toEqual([WEBMAIL]);
  },
);

test.each(PROXIES)('%s: a host that only writes like its proxy is judged by its own name', (_, proxied) => {
  const [forged] = judgeMessage([[proxied('px.tracker.example.com', LOGO), 1]]);
  expect(forged?.judgement.originalUrl).toBe(forged?.judgement.reference.absolute);
  expect(forged?.decision.decision).toBe('block');
});

test.each(PROXIES)("%s's proxy: a sender's file covers the pixels of the hosts it names", (_, proxied) => {
  const reading = parseWellKnown(
    JSON.stringify({ purposes: ['profiling'], hosts: ['px.tracker.example.com'] }),
  );
  const declaration = 'declaration' in reading ? reading.declaration : null;
  const learned = { header: null, wellKnown: { state: 'found', declaration } } as const;
  const [pixel] = judgeMessage([[proxied(WEBMAIL, PIXEL), 1]], learned);
  expect(pixel?.needs).toEqual([{ purpose: 'profiling', regime: 'consent' }]);
  expect(pixel?.decision).toEqual({ decision: 'block', reason: 'purpose-not-approved' });
});
