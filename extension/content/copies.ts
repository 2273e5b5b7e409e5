/**
 * What leaves a message by copying or dragging is as if we were not there: our boxes, parked addresses and the tokens
 * of last resort stay behind.
 */
import { withoutTokens } from '../release-token.ts';
import { boxSelector } from './marks.ts';
import { parkedSelector, unpark } from './parking.ts';

function oursSelector(secret: string): string {
  return `${boxSelector(secret)},${parkedSelector(secret)}`;
}

/** Takes everything of ours out of a copied piece of a page. */
function clean(copy: ParentNode, secret: string): void {
  for (const box of copy.querySelectorAll(boxSelector(secret))) box.remove();
  for (const picture of copy.querySelectorAll(parkedSelector(secret))) unpark(picture, secret);
}

/** The same for HTML text; text that holds nothing of ours comes back as it is. */
function cleanHtml(html: string, secret: string): string {
  const bare = withoutTokens(html);
  if (!bare.includes('data-')) return bare;
  const parsed = new DOMParser().parseFromString(bare, 'text/html'); // Inert: nothing loads.
  if (parsed.querySelector(oursSelector(secret)) === null) return bare;
  clean(parsed, secret);
  return parsed.body.innerHTML;
}

function cleanData(data: DataTransfer, secret: string): void {
  for (const type of data.types) {
    const before = data.getData(type);
    const after = type === 'text/html' ? cleanHtml(before, secret) : withoutTokens(before);
    if (after !== before) data.setData(type, after);
  }
}

/** The browser's own copy of a selection cannot be changed, so it is made anew where it would hold a box of ours. */
function copySelection(page: Document, event: ClipboardEvent, secret: string): void {
  const { clipboardData } = event;
  const selection = page.getSelection();
  if (!clipboardData || !selection || selection.rangeCount === 0) return;
  const ours = [...page.querySelectorAll(oursSelector(secret))];
  if (!ours.some((element) => selection.containsNode(element, true))) return;
  const copy = page.createElement('div');
  for (let index = 0; index < selection.rangeCount; index++)
    copy.append(selection.getRangeAt(index).cloneContents());
  clean(copy, secret);
  clipboardData.setData('text/html', withoutTokens(copy.innerHTML));
  clipboardData.setData('text/plain', selection.toString());
  event.preventDefault();
}

/**
 * Listens last, after the webmail has had its say.
 *
 * @param secret tells what we have parked from what a message has written
 */
export function watchCopies(page: Document, secret: string, signal: AbortSignal): void {
  const onCopy = (event: ClipboardEvent) => {
    if (event.defaultPrevented && event.clipboardData) cleanData(event.clipboardData, secret);
    else copySelection(page, event, secret);
  };
  page.defaultView?.addEventListener('copy', onCopy, { signal });
  page.defaultView?.addEventListener('cut', onCopy, { signal });
  page.defaultView?.addEventListener(
    'dragstart',
    ({ dataTransfer }) => {
      if (dataTransfer) cleanData(dataTransfer, secret);
    },
    { signal },
  );
}
