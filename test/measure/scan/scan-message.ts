import { getDomain } from 'tldts';
import { vendorRows } from '../../../shared/data/vendors.ts';
import { decide, type Decision, DEFAULT_POLICY } from '../../../shared/decide/decision.ts';
import { judge } from '../../../shared/detect/judge.ts';
import type { Judgement, VendorRef, Verdict } from '../../../shared/detect/judgement.ts';
import type { Tables } from '../../../shared/detect/url-facts.ts';
import { compileVendors } from '../../../shared/detect/vendors.ts';
import { extractFromHtml } from '../../../shared/extract/html.ts';
import { unsubscribeUrls } from './addresses.ts';
import type { InputMessage } from './input.ts';

export interface ScannedReference extends Decision {
  readonly url: string;
  readonly originalUrl: string;
  readonly vehicle: string;
  readonly verdict: Verdict;
  readonly vendor: VendorRef | null;
  readonly evidence: readonly string[];
  readonly purposes: readonly string[];
}

/** One line of `scan --json`. Declarations, opt-outs and links are read by later parts of the project. */
export interface ScannedMessage {
  readonly id: string;
  readonly sender: {
    readonly address: string;
    readonly domain: string;
    readonly authenticated: boolean;
  } | null;
  readonly references: readonly ScannedReference[];
  readonly declarations: readonly never[];
  readonly optOuts: readonly never[];
  readonly links: readonly never[];
  readonly oneClick: null;
  /** References beyond a cap, which are not listed and would stay held; only there when there are any. */
  readonly beyondCap?: number;
}

/** The vendors and the public suffix list, as the judge wants them. */
export function scanTables(): Tables {
  return { vendors: compileVendors(vendorRows()), registrableDomain: (host) => getDomain(host) };
}

function line(judgement: Judgement): ScannedReference {
  const { reference, originalUrl, verdict, vendor, evidence } = judgement;
  const { decision, reason } = decide(judgement, DEFAULT_POLICY);
  const { url, vehicle } = reference;
  return { url, originalUrl, vehicle, verdict, vendor, evidence, purposes: [], decision, reason };
}

/** Extracts and judges one message, the way the extension does it in a page. */
export function scanMessage(message: InputMessage, tables: Tables): ScannedMessage {
  const { references, links, beyondCap } = extractFromHtml(message.html);
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
  const host = message.from?.split('@').at(-1) ?? '';
  return {
    id: message.id,
    sender:
      message.from === null
        ? null
        : { address: message.from, domain: tables.registrableDomain(host) ?? host, authenticated: false },
    references: judgements.map(line),
    declarations: [],
    optOuts: [],
    links: [],
    oneClick: null,
    ...(beyondCap > 0 ? { beyondCap } : {}),
  };
}
