import type { InheritedMessage } from '../../../extension/webmails/index.ts';
import { listRows, readPage } from '../../../extension/webmails/index.ts';
import { rootsBelow } from '../../../extension/webmails/shadow.ts';
import { holdsDeep } from '../../../extension/webmails/surroundings.ts';

/** What a document's adapter says, without the elements. */
export interface Said {
  readonly webmail: string;
  readonly owner: readonly string[];
  /** Each message: what is known of it, and the `data-body` marks of the bodies that its element holds. */
  readonly messages: readonly (InheritedMessage & { bodies: readonly string[] })[];
  readonly inherited: InheritedMessage | null;
  readonly rows: readonly string[];
}

declare global {
  var say: () => Said;
  var forge: () => number;
  var timeOfReading: () => number;
}

const bodies = (): Element[] =>
  rootsBelow(document, 'none').flatMap((root) => [...root.querySelectorAll('[data-body]')]);

globalThis.say = () => {
  const marked = bodies();
  const reading = readPage(document, 'unknown');
  return {
    webmail: reading.webmail,
    owner: reading.owner,
    messages: reading.messages.map(({ element, sender, date, source }) => ({
      ...sender,
      date,
      source,
      bodies: marked
        .filter((body) => holdsDeep(element, body))
        .map((body) => body.getAttribute('data-body') ?? ''),
    })),
    inherited: reading.inherited,
    rows: listRows(document).map(({ address }) => address),
  };
};

/**
 * The strongest forgery: a message whose body is a copy of the whole page with the forger's addresses, put before what
 * stands in each body. Into a frame's document, too. @returns how many bodies were forged
 */
globalThis.forge = () => {
  const copy = document.body.innerHTML
    .replace(/<(script|iframe)\b[^]*?<\/\1>/g, '<div class="frame"></div>')
    .replaceAll(/[\w.]+@[\w.]+/g, 'forger@evil.example')
    .replaceAll(/2026-03-03|1772529120000|bWVzc2FnZTI/g, '2031-03-03')
    .replaceAll('data-body', 'data-forged');
  const marked = bodies();
  for (const body of marked) {
    const inner = body instanceof HTMLIFrameElement ? body.contentDocument?.body : body;
    inner?.insertAdjacentHTML('afterbegin', copy);
    body.shadowRoot?.firstElementChild?.insertAdjacentHTML('beforebegin', copy);
  }
  return marked.length;
};

/** Milliseconds for one look at the page. */
globalThis.timeOfReading = () => {
  const start = performance.now();
  readPage(document, 'unknown');
  listRows(document);
  return performance.now() - start;
};
