import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A message to put into the mailbox. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
}

/** Longest line of a base64 body; RFC 2045, section 6.8. */
const LINE = /.{1,76}/g;

function base64(text: string): string {
  return (Buffer.from(text).toString('base64').match(LINE) ?? []).join('\n');
}

/** The message in RFC 5322 form: a plain-text and an HTML part. */
function source({ subject, html }: Mail, number: number, date: Date): string {
  const part = (type: string, text: string): string =>
    `--part\nContent-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(text)}\n`;
  return `From: Home and Garden <news@shop.example>
To: Alice <alice@example.test>
Subject: ${subject}
Date: ${date.toUTCString()}
Message-ID: <m${number}@shop.example>
List-Unsubscribe: <https://www.shop.example/unsubscribe?u=alice>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="part"

${part('text/plain', subject)}${part('text/html', html)}--part--
`;
}

/** Writes a Maildir whose messages get the IMAP numbers 1, 2, 3, … in the given order. */
export function writeMaildir(folder: string, mails: readonly Mail[]): void {
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  const start = Math.floor(Date.now() / 1000) - 60 * mails.length;
  mails.forEach((mail, index) => {
    const seconds = start + 60 * index;
    const name = `${seconds}.M${String(index).padStart(4, '0')}P1.localhost`;
    writeFileSync(join(folder, 'new', name), source(mail, index + 1, new Date(seconds * 1000)));
  });
}
