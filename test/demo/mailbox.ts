import { readFileSync } from 'node:fs';
import type { Handler } from '../fixtures/server.ts';
import { htmlOf, MESSAGES } from './messages.ts';
import { senderPage } from './sender-pages.ts';

export const MAILBOX_HOST = 'demo.webmail.test';

const PAGES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['mailbox/index.html', 'text/html'],
  '/mailbox.css': ['mailbox/mailbox.css', 'text/css'],
  '/mailbox.js': ['mailbox/mailbox.js', 'text/javascript'],
};
const PICTURE = /^\/(?:pictures\/([a-z-]+)|seat\/banner)\.svg/;

function read(file: string): Buffer {
  return readFileSync(new URL(file, import.meta.url));
}

function messageList(): string {
  const now = Date.now();
  return JSON.stringify(
    MESSAGES.map((message) => ({
      ...message,
      date: new Date(now - message.age * 60_000).toISOString(),
      html: htmlOf(message),
    })),
  );
}

/**
 * The demo webmail, the pictures of its messages and the pages that they link to. Whatever else is asked gets the server's
 * tracking pixel.
 */
export const serveDemo: Handler = ({ host, path }, response) => {
  const send = (type: string, content: Buffer | string): true => {
    response
      .writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
      .end(content);
    return true;
  };
  if (host === MAILBOX_HOST) {
    const page = PAGES[path];
    if (page) return send(page[1], read(page[0]));
    if (path === '/messages.json') return send('application/json', messageList());
    response.writeHead(404).end();
    return true;
  }
  const page = senderPage(host, path);
  if (page !== null) return send('text/html', page);
  if (path.startsWith('/.well-known/')) {
    response.writeHead(404).end();
    return true;
  }
  const picture = PICTURE.exec(path);
  return picture !== null && send('image/svg+xml', read(`pictures/${picture[1] ?? 'northlight-banner'}.svg`));
};
