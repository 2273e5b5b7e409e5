import fc from 'fast-check';

/** Header blocks as receivers write them, for tests; addresses are those kept for documentation. */

/** What a sender wrote: the part of a message that a forger controls. */
export const SENT = [
  'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=shop.example; s=s1;',
  '\th=from:to:subject:date:list-unsubscribe:list-unsubscribe-post; bh=AbC=; b=dEf',
  'Received: from app.shop.example (app.internal [10.1.2.3])',
  '\tby out.shop.example (Postfix) with ESMTP id 4Zx for <jo@mail.example>',
  'From: Shop <news@shop.example>',
  'To: jo@mail.example',
  'Date: Mon, 3 Mar 2025 10:00:00 +0100 (CET)',
].join('\r\n');

/** How one kind of receiver writes its trace: `TRACE` above what was sent, where `dmarc` and `dkim` are its results. */
interface Receiver {
  readonly name: string;
  readonly authservIds: readonly string[];
  readonly trace: (result: 'pass' | 'fail') => readonly string[];
}

export const RECEIVERS: readonly Receiver[] = [
  {
    name: 'Gmail',
    authservIds: ['mx.google.com'],
    trace: (result) => [
      'Delivered-To: jo@mail.example',
      'Received: by 2002:a05:6f02:1234:b0:9a:bcde:f012 with SMTP id x12csp345;',
      '        Mon, 3 Mar 2025 01:00:02 -0800 (PST)',
      'X-Received: by 2002:a17:90b:1234:b0:2ff:abcd:ef01 with SMTP id d9443c01a7336-1.2;',
      'ARC-Authentication-Results: i=1; mx.google.com;',
      '       dkim=pass header.i=@shop.example header.s=s1 header.b=dEf;',
      '       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=shop.example',
      'Return-Path: <bounce@out.shop.example>',
      'Received: from out.shop.example (out.shop.example. [203.0.113.7])',
      '        by mx.google.com with ESMTPS id d9443c01a7336-2.17.2025.03.03',
      '        for <jo@mail.example>; Mon, 03 Mar 2025 01:00:02 -0800 (PST)',
      'Received-SPF: pass (google.com: domain of bounce@out.shop.example designates 203.0.113.7 as permitted sender)',
      'Authentication-Results: mx.google.com;',
      `       dkim=${result} header.i=@shop.example header.s=s1 header.b=dEf;`,
      '       spf=pass (google.com: domain of bounce@out.shop.example designates 203.0.113.7 as permitted sender) smtp.mailfrom=bounce@out.shop.example;',
      `       dmarc=${result} (p=REJECT sp=REJECT dis=NONE) header.from=shop.example`,
    ],
  },
  {
    name: 'Exchange Online',
    authservIds: [],
    trace: (result) => [
      'Received: from AM6PR01MB1234.eurprd01.prod.exchangelabs.com (10.2.3.4) by',
      ' DB7PR01MB5678.eurprd01.prod.exchangelabs.com with HTTPS; Mon, 3 Mar 2025 09:00:04 +0000',
      'Received: from DB8PR04CA0001.eurprd04.prod.outlook.com (2603:10a6:10:110::11)',
      ' by AM6PR01MB1234.eurprd01.prod.exchangelabs.com (2603:10a6:20b:1::2) with Microsoft SMTP Server',
      'Received: from DB5EUR03FT012.eop-EUR03.prod.protection.outlook.com',
      ' (2603:10a6:10:110:cafe::b7) by DB8PR04CA0001.outlook.office365.com',
      ' (2603:10a6:10:110::11) with Microsoft SMTP Server (version=TLS1_3) id 15.20.8489.25',
      `Authentication-Results: spf=pass (sender IP is 203.0.113.7)`,
      ` smtp.mailfrom=out.shop.example; dkim=${result} (signature was verified)`,
      ` header.d=shop.example;dmarc=${result} action=none`,
      ' header.from=shop.example;compauth=pass reason=100',
      'Received-SPF: Pass (protection.outlook.com: domain of out.shop.example designates 203.0.113.7)',
      'Received: from out.shop.example (203.0.113.7) by DB5EUR03FT012.mail.protection.outlook.com',
      ' (10.152.20.1) with Microsoft SMTP Server (version=TLS1_3) id 15.20.8511.15',
    ],
  },
  {
    name: 'Yahoo',
    authservIds: [],
    trace: (result) => [
      'Received: from 10.253.228.200',
      ' by atlas-production.v2-mail-prod1-ir2.omega.yahoo.com with HTTPS; Mon, 3 Mar 2025 09:00:03 +0000',
      'Return-Path: <bounce@out.shop.example>',
      'X-Originating-Ip: [203.0.113.7]',
      'Authentication-Results: atlas-production.v2-mail-prod1-ir2.omega.yahoo.com;',
      ` dkim=${result} header.i=@shop.example header.s=s1;`,
      ' spf=pass smtp.mailfrom=out.shop.example;',
      ` dmarc=${result}(p=REJECT) header.from=shop.example;`,
      'Received: from 203.0.113.7 (EHLO out.shop.example)',
      ' by 10.253.228.200 with SMTPs (version=TLS1_3); Mon, 03 Mar 2025 09:00:02 +0000',
    ],
  },
  {
    name: 'Proton',
    authservIds: ['mail.protonmail.ch'],
    trace: (result) => [
      'Return-Path: <bounce@out.shop.example>',
      'X-Original-To: jo@mail.example',
      'Received: from out.shop.example (out.shop.example [203.0.113.7])',
      '\tby mailin043.protonmail.ch (Postfix) with ESMTPS id 4Z5 for <jo@mail.example>',
      `Authentication-Results: mail.protonmail.ch; dmarc=${result} (p=reject dis=none) header.from=shop.example`,
      'Authentication-Results: mail.protonmail.ch; spf=pass smtp.mailfrom=out.shop.example',
      'Authentication-Results: mail.protonmail.ch; arc=none smtp.remote-ip=203.0.113.7',
      `Authentication-Results: mail.protonmail.ch; dkim=${result} (2048-bit key) header.d=shop.example header.i=@shop.example`,
    ],
  },
  {
    name: 'Fastmail',
    authservIds: [],
    trace: (result) => [
      'Received: from phl-compute-04.internal (phl-compute-04.phl.internal [10.202.2.44])',
      '\tby sloti22d1t05 (Cyrus 3.13) with LMTPA;',
      'Received: from phl-mx-05.messagingengine.com ([10.202.2.204])',
      '  by phl-compute-04.internal (MEProxy); Mon, 03 Mar 2025 04:00:03 -0500',
      'Received: from phl-mx-05.messagingengine.com (localhost [127.0.0.1])',
      '\tby mailmx.phl.internal (Postfix) with ESMTP id 1A2',
      'Authentication-Results: mx5.messagingengine.com;',
      '    x-csa=none; x-me-sender=none',
      'Authentication-Results: mx5.messagingengine.com;',
      `    dkim=${result} (2048-bit rsa key sha256) header.d=shop.example`,
      '      header.i=@shop.example header.b=dEf header.a=rsa-sha256 header.s=s1 x-bits=2048;',
      `    dmarc=${result} policy.published-domain-policy=reject (p=reject,d=none) policy.policy-from=p`,
      '      header.from=shop.example;',
      '    iprev=pass smtp.remote-ip=203.0.113.7 (out.shop.example)',
      'Received: from out.shop.example (out.shop.example [203.0.113.7])',
      '\tby phl-mx-05.messagingengine.com (Postfix) with ESMTPS id 3C4',
    ],
  },
  {
    name: 'Postfix with OpenDKIM and OpenDMARC',
    authservIds: [],
    trace: (result) => [
      'Return-Path: <bounce@out.shop.example>',
      'Received: from mail.example',
      '\tby mail.example with LMTP',
      '\tid qL1RFgT (envelope-from <bounce@out.shop.example>)',
      `Authentication-Results: mail.example; dmarc=${result} (p=reject dis=none) header.from=shop.example`,
      'Authentication-Results: mail.example;',
      `\tdkim=${result} (2048-bit key; unprotected) header.d=shop.example header.i=@shop.example header.a=rsa-sha256 header.s=s1 header.b=dEf=;`,
      '\tdkim-atps=neutral',
      'Received: from out.shop.example (out.shop.example [203.0.113.7])',
      '\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))',
      '\tby mail.example (Postfix) with ESMTPS id 4Z6',
    ],
  },
  {
    name: 'mailcow (rspamd)',
    authservIds: [],
    trace: (result) => [
      'Received: from 6d2e4a6d4c0e ([172.22.1.253])',
      '\tby b1a0b6a5f5b2 with LMTP id 8Fc4 for <jo@mail.example>',
      'Authentication-Results: mail.example;',
      `\tdkim=${result} header.d=shop.example header.s=s1 header.b=dEf;`,
      `\tdmarc=${result} (policy=reject) header.from=shop.example;`,
      '\tspf=pass (mail.example: domain of bounce@out.shop.example designates 203.0.113.7 as permitted sender) smtp.mailfrom=bounce@out.shop.example',
      'Received: from out.shop.example (out.shop.example [IPv6:2001:db8::7])',
      '\tby mail.example (Postcow) with ESMTPS id 4Z7',
    ],
  },
];

/** Any UTF-16 text at all, broken pairs and control characters included. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map((codes) => String.fromCharCode(...codes));
