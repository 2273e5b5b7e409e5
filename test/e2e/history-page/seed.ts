import type { Page } from '@playwright/test';
import type { EvidenceId } from '../../../shared/detect/judgement.ts';
import type { PurposeId } from '../../../shared/disclose/purposes.ts';
import type { HistoryRows } from '../../../shared/history/history-rows.ts';
import type { HistoryRecord } from '../../../shared/history/record.ts';
import type { SeenMessage } from '../../../shared/history/seen-message.ts';

const DAY = 86_400_000;

/** Who writes, through whom, how often (messages in ten days), and what it says of its trackers. */
const SENDERS: readonly {
  readonly sender: string;
  readonly vendor: string | null;
  readonly host: string;
  readonly often: number;
  readonly purposes: readonly PurposeId[];
}[] = [
  {
    sender: 'offres@grande-enseigne.test',
    vendor: 'salesforce-marketing-cloud',
    host: 'click.grande-enseigne.test',
    often: 21,
    purposes: [],
  },
  {
    sender: 'news@shop.test',
    vendor: 'klaviyo',
    host: 'trk.klaviyo.test',
    often: 16,
    purposes: ['campaign-performance'],
  },
  {
    sender: 'hello@weekly-digest.test',
    vendor: 'mailchimp',
    host: 'list-manage.test',
    often: 12,
    purposes: [],
  },
  {
    sender: 'no-reply@social-network.test',
    vendor: null,
    host: 'px.social-network.test',
    often: 30,
    purposes: [],
  },
  {
    sender: 'bons-plans@voyages.test',
    vendor: 'selligent',
    host: 'open.voyages.test',
    often: 9,
    purposes: ['campaign-performance', 'profiling'],
  },
  {
    sender: 'lettre@petite-librairie.test',
    vendor: 'brevo',
    host: 'r.petite-librairie.test',
    often: 4,
    purposes: ['deliverability-exempt'],
  },
  {
    sender: 'info@stadtwerke.test',
    vendor: 'cleverreach',
    host: 'seu.cleverreach.test',
    often: 2,
    purposes: ['deliverability'],
  },
  {
    sender: 'security@bank.test',
    vendor: 'sendgrid',
    host: 'u.sendgrid.test',
    often: 3,
    purposes: ['authentication-security'],
  },
  { sender: 'max.muster@verkauf.test', vendor: 'hubspot', host: 't.hubspot.test', often: 5, purposes: [] },
  {
    sender: 'jobs@career-portal.test',
    vendor: 'sendgrid',
    host: 'ct.sendgrid.test',
    often: 14,
    purposes: [],
  },
  {
    sender: 'updates@software.test',
    vendor: 'customer-io',
    host: 'track.customer-io.test',
    often: 6,
    purposes: ['profiling'],
  },
  {
    sender: 'gazette@mairie.test',
    vendor: null,
    host: 'stats.mairie.test',
    often: 2,
    purposes: ['public-service'],
  },
  { sender: 'sales@wine-club.test', vendor: 'mailjet', host: 'o.mailjet.test', often: 8, purposes: [] },
];

const EVIDENCE: readonly (readonly EvidenceId[])[] = [
  ['known-endpoint', 'tiny'],
  ['tiny', 'individualised-url', 'at-the-end'],
  ['hidden', 'token-shared-with-links'],
];

/** The same numbers each time: a picture of the page can be compared with the last one. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Ninety days of a busy mailbox: about two thousand trackers of thirteen senders. @param now where it ends */
export function busyMailbox(now: number): HistoryRows {
  const random = randomNumbers(7);
  const records: HistoryRecord[] = [];
  const messages: SeenMessage[] = [];
  for (let day = 89; day >= 0; day -= 1) {
    const date = new Date(now - day * DAY);
    const pace = date.getDay() === 0 || date.getDay() === 6 ? 0.5 : 1.2;
    for (const one of SENDERS) {
      for (let left = (one.often / 10) * pace * 1.5; left > 0; left -= 1) {
        if (random() > left) continue;
        const time = new Date(date).setHours(7 + Math.floor(random() * 14), Math.floor(random() * 60), 0, 0);
        if (time > now) continue;
        records.push(recordOf(one, time, EVIDENCE[records.length % EVIDENCE.length] ?? []));
        messages.push(messageOf(one, time, `${records.length}`));
      }
    }
  }
  return { records, messages, optOuts: [optOutOf(now - 30 * DAY)] };
}

type Sender = (typeof SENDERS)[number];

function recordOf(
  { sender, vendor, host, purposes }: Sender,
  time: number,
  evidence: readonly EvidenceId[],
): HistoryRecord {
  const isAllowed = sender.startsWith('lettre@');
  return {
    time,
    sender,
    vendor,
    host,
    pathShape: '/o/*',
    vehicle: 'img-src',
    evidence,
    purposes,
    decision: isAllowed ? 'allow' : 'block',
    reason: isAllowed ? 'approved-for-sender' : purposes.length > 0 ? 'purpose-not-approved' : 'undeclared',
    webmail: sender.length % 3 === 0 ? 'proton' : 'gmail',
  };
}

function messageOf({ sender, vendor, host, purposes }: Sender, time: number, key: string): SeenMessage {
  const needs = purposes.map((purpose) => ({ purpose, regime: 'consent' as const }));
  return {
    key,
    sender,
    mailbox: 'alice',
    date: time - 60_000,
    firstSeen: time,
    lastSeen: time,
    trackers: [{ id: key, host, vendor, decision: 'block', needs: needs.length > 0 ? needs : null }],
    declared: purposes.map((purpose) => ({ purpose, regime: 'consent', carriers: ['header'], doubt: null })),
  };
}

function optOutOf(time: number): HistoryRows['optOuts'][number] {
  return {
    id: 'one',
    mailbox: 'alice',
    sender: 'news@shop.test',
    kind: 'one-click',
    host: 'shop.test',
    purposes: [],
    time,
    state: 'done',
    watchedFrom: time,
  };
}

/** Writes a history from an extension page that shows none: past all code of the product, but in its form. */
export async function writeHistory(page: Page, rows: HistoryRows): Promise<void> {
  await page.evaluate(
    (given) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('history');
        open.onerror = () => {
          reject(new Error('no history'));
        };
        open.onsuccess = () => {
          const transaction = open.result.transaction(['records', 'messages', 'optOuts'], 'readwrite');
          transaction.onerror = () => {
            reject(new Error('no history'));
          };
          for (const [name, all] of Object.entries(given)) {
            const store = transaction.objectStore(name);
            store.clear();
            for (const row of all as readonly unknown[]) store.put(row);
          }
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    rows,
  );
}
