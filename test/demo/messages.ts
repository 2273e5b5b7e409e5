import { readFileSync } from 'node:fs';

/** A message of the demo mailbox. */
export interface DemoMessage {
  readonly id: string;
  readonly lang: 'en' | 'fr';
  readonly sender: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Minutes before now at which it arrived. */
  readonly age: number;
}

export const MESSAGES: readonly DemoMessage[] = [
  {
    id: 'newsletter',
    lang: 'fr',
    sender: { name: 'Maison Aubrac', address: 'bonjour@maison-aubrac.test' },
    subject: 'Le lin d’automne est arrivé',
    age: 12,
  },
  {
    id: 'order',
    lang: 'en',
    sender: { name: 'Harbour Coffee', address: 'orders@harbour-coffee.test' },
    subject: 'Your order 4821 is on its way',
    age: 47,
  },
  {
    id: 'ticket',
    lang: 'en',
    sender: { name: 'Northlight Cinema', address: 'tickets@northlight.test' },
    subject: 'Your ticket for Friday',
    age: 95,
  },
  {
    id: 'letter',
    lang: 'fr',
    sender: { name: 'Camille', address: 'camille@village.test' },
    subject: 'Des nouvelles du jardin',
    age: 160,
  },
  {
    id: 'techniques',
    lang: 'en',
    sender: { name: 'Gadget Planet', address: 'deals@gadget-planet.test' },
    subject: '24 hours only: headphones, half price',
    age: 205,
  },
];

/** The message as its sender wrote it. */
export function htmlOf({ id }: DemoMessage): string {
  return readFileSync(new URL(`messages/${id}.html`, import.meta.url), 'utf8');
}

/** What a message would fetch. Ordinary pictures stand under /pictures/; all else tells its sender that it was opened. */
export function remoteUrls(message: DemoMessage): { pictures: string[]; trackers: string[] } {
  const html = htmlOf(message);
  const links = new Set(Array.from(html.matchAll(/href="(https:[^"]+)"/g), ([, url]) => url));
  const urls = Array.from(html.matchAll(/http:\/\/[^\s"')]+/g), ([url]) => url.replaceAll('&amp;', '&'));
  const remote = [...new Set(urls)].filter((url) => !links.has(url));
  return {
    pictures: remote.filter((url) => url.includes('/pictures/')),
    trackers: remote.filter((url) => !url.includes('/pictures/')),
  };
}
