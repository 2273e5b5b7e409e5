import type { InheritedMessage, ListRow, MessageInPage, WebmailAdapter } from './adapter.ts';
import { cypht } from './cypht.ts';
import { fastmail } from './fastmail.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { gmx } from './gmx.ts';
import { horde } from './horde.ts';
import { icloud } from './icloud.ts';
import { laposte } from './laposte.ts';
import { nextcloud } from './nextcloud.ts';
import { outlook } from './outlook.ts';
import { ox } from './ox.ts';
import { proton } from './proton.ts';
import { roundcube } from './roundcube.ts';
import { snappymail } from './snappymail.ts';
import { sogo } from './sogo.ts';
import { tuta } from './tuta.ts';
import { yahoo } from './yahoo.ts';
import { zimbra } from './zimbra.ts';
import { zoho } from './zoho.ts';
import { holdsDeep, isOpaque, surroundings, type Surrounding } from './surroundings.ts';

export type { InheritedMessage, ListRow, MessageInPage } from './adapter.ts';

/** Hosted ones first: a host says more than a page's structure. */
export const ADAPTERS: readonly WebmailAdapter[] = [
  gmail,
  outlook,
  yahoo,
  proton,
  fastmail,
  icloud,
  gmx,
  zoho,
  laposte,
  tuta,
  roundcube,
  sogo,
  horde,
  ox,
  zimbra,
  snappymail,
  nextcloud,
  cypht,
];

/** What a document shows: its messages, and the context of what stands outside all of them. */
export interface PageReading {
  /** The adapter's id; the name given when no adapter recognises the page. */
  readonly webmail: string;
  /** The mailbox's own addresses, lower case. */
  readonly owner: readonly string[];
  readonly messages: readonly MessageInPage[];
  /** For a frame's document: what is known of the message around the frame. */
  readonly inherited: InheritedMessage | null;
}

/**
 * Reads who sent what a document shows. A document in a frame belongs to the webmail of the outermost page of its
 * origin; unless that webmail is known to show its own pages in such a frame, it is a message's body: it has no
 * messages of its own and inherits the sender of the message that holds the frame.
 *
 * @param webmail what to call the webmail when no adapter recognises it
 */
export function readPage(page: Document, webmail: string): PageReading {
  const { adapter, own, body } = placeOf(page);
  return {
    webmail: adapter === generic ? webmail : adapter.id,
    owner: own.map((one) => adapter.owner(one)).find(({ length }) => length > 0) ?? [],
    messages: body ? [] : adapter.messages(page),
    inherited: body ? messageAround(adapter, body) : null,
  };
}

/** The rows of a document's message list. */
export function listRows(page: Document): readonly ListRow[] {
  const { adapter, body } = placeOf(page);
  return body ? [] : adapter.rows(page);
}

/** Where a document stands. */
interface Place {
  readonly adapter: WebmailAdapter;
  /** Pages of the webmail itself from the outermost, which knows best who is logged in, to the innermost. */
  readonly own: readonly Document[];
  /** The frame that makes the document, or one around it, a message's body; null when it is the webmail's page. */
  readonly body: Surrounding | null;
}

function placeOf(page: Document): Place {
  const inwards = surroundings(page).reverse();
  const adapter = adapterFor(inwards[0]?.page ?? page);
  const pages = [...inwards.map((one) => one.page), page];
  const step = inwards.findIndex(({ frame }) => !adapter.pageFrames || !frame.matches(adapter.pageFrames));
  const body = inwards[step] ?? null;
  return { adapter, own: body ? pages.slice(0, step + 1) : pages, body };
}

/** A webmail's page stays that webmail's: found once, it is not asked for again. */
const recognised = new WeakMap<Document, WebmailAdapter>();

function adapterFor(page: Document): WebmailAdapter {
  const known = recognised.get(page);
  if (known) return known;
  const adapter = isOpaque(page) ? undefined : ADAPTERS.find((one) => one.recognises(page));
  if (adapter) recognised.set(page, adapter);
  return adapter ?? generic;
}

function messageAround(adapter: WebmailAdapter, { page, frame }: Surrounding): InheritedMessage | null {
  const around = adapter.messages(page, frame).find(({ element }) => holdsDeep(element, frame));
  return around ? { ...around.sender, date: around.date, source: around.source } : null;
}
