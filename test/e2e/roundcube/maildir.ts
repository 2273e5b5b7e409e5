import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message to put into the mailbox. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  /** Value of the From field. */
  readonly from?: string;
  /** Fields that servers put above all others on the way, newest first; without line ends. */
  readonly trace?: readonly string[];
  /** Fields that the sender adds, in place of a List-Unsubscribe to a page; without line ends. */
  readonly fields?: readonly string[];
  /** Its date, in minutes after the mailbox is written; otherwise one minute after the message before it. */
  readonly datedIn?: number;
}

const NEWS = 'Home and Garden <news@shop.example>';
const TO_A_PAGE = ['List-Unsubscribe: <https://www.shop.example/unsubscribe?u=alice>'];

/** Longest line of a base64 body; RFC 2045, section 6.8. */
const LINE = /.{1,76}/g;

function base64(text: string): string {
  return (Buffer.from(text).toString('base64').match(LINE) ?? []).join('\n');
}

/** The message in RFC 5322 form: a plain-text and an HTML part. */
function source({ subject, html, ...mail }: Mail, number: number, date: Date): string {
  const { from = NEWS, trace = [], fields = TO_A_PAGE } = mail;
  const part = (type: string, text: string): string =>
    `--part\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(text)}\n`;
  return `${lines(trace)}From: ${from}
To: Alice <alice@example.test>
Subject: ${subject}
Date: ${date.toUTCString()}
Message-ID: <m${number}@shop.example>
${lines(fields)}MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="part"

${part('text/plain', subject)}${part('text/html', html)}--part--
`;
}

function lines(fields: readonly string[]): string {
  return fields.map((field) => `${field}\n`).join('');
}

/** Writes a Maildir whose messages get the IMAP numbers 1, 2, 3, … in the given order. */
export function writeMaildir(folder: string, mails: readonly Mail[]): void {
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  const now = Math.floor(Date.now() / 1000);
  const start = now - 60 * mails.length;
  mails.forEach((mail, index) => {
    const seconds = start + 60 * index;
    const name = `${seconds}.M${String(index).padStart(4, '0')}P1.localhost`;
    const dated = mail.datedIn === undefined ? seconds : now + 60 * mail.datedIn;
    writeFileSync(join(folder, 'new', name), source(mail, index + 1, new Date(dated * 1000)));
  });
}
