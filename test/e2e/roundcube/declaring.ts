import type { Mail } from './maildir.ts';
import { TRACKER_HOST } from './tracking.ts';

/** Stands for the recipient. */
const TOKEN = '6f1c9a3e77b24d10a5c2e8';

/** The address of a pixel that says who opened what. @param folder the path's shape depends on it */
export function pixel(name: string, host = TRACKER_HOST, folder = 'open'): string {
  return `http://${host}/${folder}/${TOKEN}/seen.gif?letter=${name}`;
}

/** A pixel in a message; with purposes, it declares them in its `alt`. */
export function img(url: string, purposes: string | null = null): string {
  const alt = purposes === null ? '' : `Email-Tracking: purposes=(${purposes})`;
  return `<img src="${url}" width="1" height="1" alt="${alt}">`;
}

/** A letter with this in it. */
export function letter(subject: string, content: string, more: Partial<Mail> = {}): Mail {
  return {
    subject,
    html: `<html><body><p>Dear Alice, here is our letter.</p>${content}</body></html>`,
    ...more,
  };
}

const HOP =
  'Received: from out.sender.example (out.sender.example [203.0.113.7]) by mail.example.test (Postfix)';

/** A result as the receiving server writes it. */
function result(domain: string, verdict: 'pass' | 'fail'): string {
  return `Authentication-Results: mail.example.test; dmarc=${verdict} header.from=${domain}`;
}

/** What the receiving server writes above a message that it confirms, or does not. */
export function received(domain: string, verdict: 'pass' | 'fail'): readonly string[] {
  return [result(domain, verdict), HOP];
}

/** The same of a message whose sender had written a result of his own. */
export function receivedWithForgery(domain: string): readonly string[] {
  return [...received(domain, 'fail'), result(domain, 'pass')];
}

/** The field that declares a message's purposes. */
export function declaring(purposes: string): string {
  return `Email-Tracking: purposes=(${purposes})`;
}
