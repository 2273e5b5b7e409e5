import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import type { Authentication } from '../authentication.ts';
import { readHeaders } from './read-headers.ts';
import { RECEIVERS, SENT } from './test-blocks.ts';

const NO_RESULT: Authentication = { state: 'not-verified', why: 'no-result' };
const FAILED: Authentication = { state: 'failed', domain: 'shop.example' };
const BY_DMARC: Authentication = { state: 'authenticated', domain: 'shop.example', by: 'dmarc' };
const BY_DKIM: Authentication = { state: 'authenticated', domain: 'shop.example', by: 'dkim' };

const OUTSIDE = 'Received: from out.shop.example (x [203.0.113.7]) by mail.example (Postfix)';
const FORGED = 'Authentication-Results: mail.example; dmarc=pass header.from=shop.example';

function judge(
  lines: readonly string[],
  authservIds: readonly string[] = [],
  ownNetwork = false,
): Authentication {
  return readHeaders([...lines, '', 'body'].join('\r\n'), {
    registrableDomain: (host) => getDomain(host, { allowPrivateDomains: true }),
    authservIds,
    ownNetwork,
  }).authentication;
}

/** The receiver's own result stands where it must; what is judged is the result alone. */
const result = (text: string) => judge([`Authentication-Results: ${text}`, OUTSIDE, SENT]);

describe.each(RECEIVERS.map((receiver) => [receiver.name, receiver] as const))('%s', (_, receiver) => {
  const { trace, authservIds } = receiver;
  // Of these it is known; one's own server is read without.
  const ownNetwork = !/Postfix|mailcow/i.test(receiver.name);
  const ids = authservIds.length > 0 ? authservIds : ['mail.example'];

  it('confirms From', () => {
    expect(judge([...trace('pass'), SENT], authservIds, ownNetwork)).toEqual(BY_DMARC);
  });

  it('does not confirm From', () => {
    expect(judge([...trace('fail'), SENT], authservIds, ownNetwork)).toEqual(FAILED);
  });

  it.each(ids)('takes nothing that the sender wrote as %s', (id) => {
    const forged = `Authentication-Results: ${id}; dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example`;
    expect(judge([...trace('fail'), forged, SENT], authservIds, ownNetwork)).toEqual(FAILED);
    expect(judge([...trace('fail'), SENT, forged], authservIds, ownNetwork)).toEqual(FAILED);
    const none = trace('fail').join('\r\n').split('\r\n').join('\n');
    const without = none.replace(/^(?:ARC-)?Authentication-Results:.*(?:\n[ \t].*)*\n?/gm, '').trimEnd();
    expect(judge([without, forged, SENT], [])).toEqual(NO_RESULT);
    expect(judge([without, SENT, forged], [])).toEqual(NO_RESULT);
    expect(
      judge([without, OUTSIDE.replace('mail.example', id), forged, SENT], authservIds, ownNetwork),
    ).toEqual(NO_RESULT);
  });
});

describe('whose result counts', () => {
  it('above the hop from outside, whatever its name', () => {
    expect(judge([FORGED, OUTSIDE, SENT])).toEqual(BY_DMARC);
  });

  it('below it only under a known name', () => {
    expect(judge([OUTSIDE, FORGED, SENT])).toEqual(NO_RESULT);
    expect(judge([OUTSIDE, FORGED, SENT], ['MAIL.example'])).toEqual(BY_DMARC);
    expect(judge([OUTSIDE, FORGED, SENT], ['mail.example.evil.example'])).toEqual(NO_RESULT);
    expect(judge([OUTSIDE, FORGED.replace('mail.', 'maiI.'), SENT], ['mail.example'])).toEqual(NO_RESULT);
  });

  it('not below the sender’s own Received, even under a known name', () => {
    expect(judge([OUTSIDE, SENT, FORGED], ['mail.example'])).toEqual(NO_RESULT);
  });

  it('not where white space before the colon hides the field from who strips it', () => {
    const hidden = FORGED.replace(':', ' :');
    expect(judge([OUTSIDE, hidden, SENT], ['mail.example'])).toEqual(NO_RESULT);
  });

  it('without any Received only at the very top, under a known name', () => {
    const from = 'From: news@shop.example';
    expect(judge([FORGED, from])).toEqual(NO_RESULT);
    expect(judge([FORGED, from], ['mail.example'])).toEqual(BY_DMARC);
    expect(judge(['Return-Path: <a@b.example>', FORGED, from], ['mail.example'])).toEqual(BY_DMARC);
    expect(judge([from, FORGED], ['mail.example'])).toEqual(NO_RESULT);
  });

  it.each([
    'from mail.example (evil.example [203.0.113.9]) by mail.example (Postfix)',
    'from mail.example (mail.example [203.0.113.9]) by mail.example (Postfix)',
    'from mail.example (unknown [IPv6:2001:db8::9]) by mail.example (Postfix)',
    'from mail.example (unknown [::ffff:203.0.113.9]) by mail.example (Postfix)',
    'from [127.0.0.1] (unknown [203.0.113.9]) by mail.example (Postfix)',
    'from localhost (HELO localhost) (203.0.113.9) by mail.example with SMTP',
    'from mail.example( (unknown [203.0.113.9]) by mail.example (Postfix)',
    'from a.prod.outlook.com (203.0.113.9) by b.mail.protection.outlook.com',
    // Behind an address translator everybody has one private address, and the sender chooses the name.
    'from localhost (unknown [172.17.0.1]) by mail.example (Postfix) with ESMTP id 1',
    'from mail.example (unknown [172.17.0.1]) by mail.example (Postfix) with ESMTP id 1',
    'from [127.0.0.1] (_gateway [10.0.2.2]) by mail.example (Postfix) with ESMTPS id 1',
    'from x(mail.example [10.0.0.9]) (unknown [172.17.0.1]) by mail.example with ESMTP id 1',
    'from mail.example ([192.168.1.1] helo=mail.example) by mail.example with esmtp (with LMTP)',
  ])('a forger who calls himself like the receiver: %s', (hop) => {
    expect(judge([`Received: ${hop}`, FORGED, SENT])).toEqual(NO_RESULT);
  });

  it.each([
    'by 2002:a05:6f02:1234:b0:9a:bcde:f012 with SMTP id x12csp345',
    '(qmail 4711 invoked by uid 89)',
    'from localhost (localhost [127.0.0.1]) by mail.example (Postfix)',
    'from mail.example by mail.example with LMTP id 1',
    'from mx1.mail.example (mx1.mail.example [10.0.0.5]) by imap.mail.example',
    'from mx1.mail.example (fe80::1%4) by imap.mail.example',
    'from mx1.mail.example (mx1.mail.example [::ffff:10.0.0.5]) by imap.mail.example',
    'from 6d2e4a6d4c0e ([172.22.1.253]) by 9a7d1b0c2e3f with LMTP id 1',
  ])('a hop inside the receiver: %s', (hop) => {
    expect(judge([`Received: ${hop}`, FORGED, OUTSIDE, SENT])).toEqual(BY_DMARC);
  });
});

describe('what a result says', () => {
  it.each<[string, Authentication]>([
    ['mail.example; none', NO_RESULT],
    ['mail.example', NO_RESULT],
    ['', NO_RESULT],
    ['mail.example; spf=pass smtp.mailfrom=shop.example', NO_RESULT],
    ['mail.example; arc=pass (dmarc=pass header.from=shop.example)', NO_RESULT],
    ['mail.example 1; dmarc=pass header.from=shop.example', BY_DMARC],
    ['MAIL.example ; DMARC = Pass ( p=none ) Header.From = SHOP.example', BY_DMARC],
    ['mail.example; dmarc=pass header.from=mail.shop.example', BY_DMARC],
    ['mail.example; dmarc=pass header.from="shop.example"', BY_DMARC],
    ['mail.example; dmarc=pass (p=none) header.from=evil.example', FAILED],
    [
      'mail.example; dkim=pass header.d=shop.example; dmarc=pass (p=none) header.from=shop.example.evil.example',
      FAILED,
    ],
    ['mail.example; dmarc=fail (dmarc=pass) header.from=shop.example', FAILED],
    ['mail.example; (dmarc=pass header.from=shop.example) dmarc=fail header.from=shop.example', FAILED],
    ['mail.example; dmarc=fail (\\) (nested) ; dmarc=pass) header.from=shop.example', FAILED],
    ['mail.example; dmarc=fail reason="x; dmarc=pass header.from=shop.example"', FAILED],
    ['mail.example; dmarc=fail header.from=shop.example; dmarc=pass header.from=shop.example', FAILED],
    ['mail.example; dmarc=pass', FAILED],
    ['mail.example; dmarc=bestguesspass header.from=shop.example', FAILED],
    ['mail.example; dmarc=none; dkim=pass header.d=shop.example', BY_DKIM],
    ['mail.example; dkim=pass header.d=esp.example; dkim=pass header.d=news.shop.example', BY_DKIM],
    ['mail.example; dkim/1=pass header.i=@shop.example', BY_DKIM],
    ['mail.example; dkim=pass header.i=news@shop.example header.b=abc= header.s=s1', BY_DKIM],
    ['mail.example; dkim=pass header.d=esp.example', FAILED],
    ['mail.example; dkim=pass header.d=evilshop.example', FAILED],
    ['mail.example; dkim=pass header.d=example', FAILED],
    ['mail.example; dkim=pass', FAILED],
    ['mail.example; dkim=test header.d=shop.example', FAILED],
    ['mail.example; dkim=fail header.d=shop.example', FAILED],
    ['mail.example; dmarc=fail; dkim=pass header.d=shop.example', FAILED],
    ['mail.example; spf=pass smtp.mailfrom="a;dmarc=pass header.from=shop.example"@evil.example', NO_RESULT],
  ])('%s', (text, expected) => {
    expect(result(text)).toEqual(expected);
  });

  it('of no From that can be read: nothing is confirmed', () => {
    const two = SENT.replace('From:', 'From: a@evil.example\r\nFrom:');
    expect(judge([FORGED, OUTSIDE, two])).toEqual({ state: 'failed', domain: null });
  });

  it('knows customers of one platform apart', () => {
    const sent = SENT.replace('news@shop.example', 'news@one.github.io');
    const line = 'Authentication-Results: mail.example; dkim=pass header.d=two.github.io';
    expect(judge([line, OUTSIDE, sent])).toEqual({ state: 'failed', domain: 'one.github.io' });
  });
});
