import { MAX_NAME, MAX_RETENTION_DAYS, MAX_THIRD_PARTIES } from './limits.ts';
import type { Read } from './reading.ts';

const NAME = String.raw`\p{Lu}[\p{L}\p{N}&.'’-]{0,30}`;
/** Up to four capitalised words before a company's legal form. */
const COMPANY = new RegExp(
  String.raw`(?:${NAME}\s){1,4}(?:GmbH|AG|SE|Ltd|Limited|Inc|LLC|Corp|SARL|SAS|SA|S\.A\.S?|S\.?L\.?|S\.?r\.?l|S\.?p\.?A|BV|B\.V|NV|Lda|Oy|AB|ApS)(?![\p{L}\p{N}])\.?`,
  'gu',
);
/** Common sending platforms, which senders name without their legal form. */
const PLATFORM =
  /\b(?:Mailchimp|Brevo|Sendinblue|SendGrid|CleverReach|Klaviyo|HubSpot|Mailjet|Mailgun|ActiveCampaign|MailerLite|Rapidmail|Newsletter2Go|Substack|Salesforce|Braze|Campaign Monitor|Constant Contact|GetResponse|Postmark|ConvertKit|Beehiiv|Sarbacane|Emarsys|Inxmail|MailUp|E-goi|Acumbamail|Laposta|Spotler|Intuit)\b/g;

/** Who else learns of the opening, as far as named with a legal form or as a known platform. */
export function thirdPartiesIn(reads: readonly Read[]): string[] {
  const names = new Set<string>();
  for (const { text } of reads) {
    for (const [name] of [...text.matchAll(COMPANY), ...text.matchAll(PLATFORM)]) {
      names.add(name.replace(/\s+/g, ' ').slice(0, MAX_NAME));
    }
  }
  return [...names]
    .filter((name) => ![...names].some((other) => other !== name && other.includes(name)))
    .slice(0, MAX_THIRD_PARTIES);
}

const UNITS = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
] as const;

/** How far "kept" may stand from "90 days", in words. */
const KEEPING_REACH = 10;

/** For how many days what was learnt is kept; null where no sentence says so. */
export function retentionIn(reads: readonly Read[]): number | null {
  for (const read of reads) {
    for (const [unit, days] of UNITS) {
      for (const { start } of read.spans(unit)) {
        const word = read.words[start - 1] ?? '';
        const number = /^\d{1,4}$/.test(word) ? Number(word) : read.lexicon.numbers.get(word);
        if (number === undefined || read.has('inactive')) continue;
        if (!read.spans('keep').some((keep) => Math.abs(keep.start - start) <= KEEPING_REACH)) continue;
        const total = Math.ceil(number * days);
        if (total > 0 && total <= MAX_RETENTION_DAYS) return total;
      }
    }
  }
  return null;
}
