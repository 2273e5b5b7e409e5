import { getDomain } from 'tldts';
import { vendorRows } from '../../../shared/data/vendors.ts';
import { decide, type Decision, DEFAULT_POLICY } from '../../../shared/decide/decision.ts';
import { judge } from '../../../shared/detect/judge.ts';
import type { Judgement, VendorRef, Verdict } from '../../../shared/detect/judgement.ts';
import type { Tables } from '../../../shared/detect/url-facts.ts';
import { compileVendors } from '../../../shared/detect/vendors.ts';
import { extractFromHtml } from '../../../shared/extract/html.ts';
import type { Carrier } from '../../../shared/disclose/declaration.ts';
import type { Disclosure } from '../../../shared/disclose/disclosure.ts';
import { linkKind, type LinkKind } from '../../../shared/disclose/links/link-kind.ts';
import { neededPurposes } from '../../../shared/disclose/needed-purposes.ts';
import type { OptOutKind } from '../../../shared/disclose/opt-out.ts';
import type { PurposeId } from '../../../shared/disclose/purposes.ts';
import { unsubscribeUrls } from './addresses.ts';
import { disclosureOf } from './disclosure.ts';
import type { InputMessage } from './input.ts';
import { mistakesOf } from './mistakes.ts';

export interface ScannedReference extends Decision {
  readonly url: string;
  readonly originalUrl: string;
  readonly vehicle: string;
  readonly verdict: Verdict;
  readonly vendor: VendorRef | null;
  readonly evidence: readonly string[];
  readonly purposes: readonly string[];
}

/** One line of `scan --json`. */
export interface ScannedMessage {
  readonly id: string;
  readonly sender: {
    readonly address: string;
    readonly domain: string;
    readonly authenticated: boolean;
  } | null;
  readonly references: readonly ScannedReference[];
  readonly declarations: readonly {
    readonly carrier: Carrier;
    readonly purposes: readonly PurposeId[];
    /** Whether it names any. */
    readonly thirdParties: boolean;
    readonly quote: string;
  }[];
  readonly optOuts: readonly { readonly kind: OptOutKind; readonly href: string; readonly text: string }[];
  /** Every http(s) link of the body. */
  readonly links: readonly { readonly href: string; readonly kind: LinkKind }[];
  /** RFC 8058. */
  readonly oneClick: { readonly url: string } | null;
  /** References beyond a cap, which are not listed and would stay held; only there when there are any. */
  readonly beyondCap?: number;
  /** What the sender should correct, in plain words; only there when there is any. */
  readonly mistakes?: readonly string[];
}

/** The vendors and the public suffix list, as the judge wants them. */
export function scanTables(): Tables {
  return { vendors: compileVendors(vendorRows()), registrableDomain: (host) => getDomain(host) };
}

function line(judgement: Judgement, disclosure: Disclosure): ScannedReference {
  const { reference, originalUrl, verdict, vendor, evidence } = judgement;
  const { decision, reason } = decide(judgement, DEFAULT_POLICY);
  const { url, vehicle } = reference;
  const purposes = (neededPurposes(disclosure, originalUrl) ?? []).map(({ purpose }) => purpose);
  return { url, originalUrl, vehicle, verdict, vendor, evidence, purposes, decision, reason };
}

/** Extracts and judges one message, the way the extension does it in a page. */
export function scanMessage(message: InputMessage, tables: Tables): ScannedMessage {
  const { references, links, text, beyondCap } = extractFromHtml(message.html);
  const judgements = judge(
    references,
    {
      sender: message.from,
      recipients: message.to,
      links,
      unsubscribeUrls: unsubscribeUrls(message.headers['list-unsubscribe']),
      webmailHosts: 'any',
    },
    tables,
  );
  const disclosure = disclosureOf(message, { links, text, judgements });
  const mistakes = mistakesOf(message, judgements, disclosure);
  const host = message.from?.split('@').at(-1) ?? '';
  const oneClick = disclosure.optOuts.find(({ kind }) => kind === 'one-click');
  return {
    id: message.id,
    sender:
      message.from === null
        ? null
        : {
            address: message.from,
            domain: tables.registrableDomain(host) ?? host,
            authenticated: disclosure.authentication.state === 'authenticated',
          },
    references: judgements.map((judgement) => line(judgement, disclosure)),
    declarations: disclosure.declarations.map(({ carrier, purposes, thirdParties, quote }) => ({
      carrier,
      purposes,
      thirdParties: thirdParties.length > 0,
      quote,
    })),
    optOuts: disclosure.optOuts
      .filter(({ kind }) => kind !== 'one-click')
      .map(({ kind, url, quote }) => ({ kind, href: url, text: quote ?? '' })),
    links: links
      .filter(({ href }) => /^\s*https?:/i.test(href))
      .map((link) => ({ href: link.href, kind: linkKind(link) })),
    oneClick: oneClick === undefined ? null : { url: oneClick.url },
    ...(beyondCap > 0 ? { beyondCap } : {}),
    ...(mistakes.length > 0 ? { mistakes } : {}),
  };
}
