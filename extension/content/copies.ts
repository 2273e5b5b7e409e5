/**
 * What leaves a message by copying or dragging is as if we were not there: our boxes, parked addresses and the tokens
 * of last resort stay behind.
 */
import { withoutTokens } from '../release-token.ts';
import { MARKED } from './marks.ts';
import { PARKED, unpark } from './parking.ts';

const OURS = `${MARKED},${PARKED}`;

/** Takes everything of ours out of a copied piece of a page. */
function clean(copy: ParentNode): void {
  for (const box of copy.querySelectorAll(MARKED)) box.remove();
  for (const picture of copy.querySelectorAll(PARKED)) unpark(picture);
}

/** The same for HTML text; text that holds nothing of ours comes back as it is. */
function cleanHtml(html: string): string {
  const bare = withoutTokens(html);
  if (!bare.includes('data-')) return bare;
  const parsed = new DOMParser().parseFromString(bare, 'text/html'); // Inert: nothing loads.
  if (parsed.querySelector(OURS) === null) return bare;
  clean(parsed);
  return parsed.body.innerHTML;
}

function cleanData(data: DataTransfer): void {
  for (const type of data.types) {
    const before = data.getData(type);
    const after = type === 'text/html' ? cleanHtml(before) : withoutTokens(before);
    if (after !== before) data.setData(type, after);
  }
}

/** The browser's own copy of a selection cannot be changed, so it is made anew where it would hold a box of ours. */
function copySelection(page: Document, event: ClipboardEvent): void {
  const { clipboardData } = event;
  const selection = page.getSelection();
  if (!clipboardData || !selection || selection.rangeCount === 0) return;
  const ours = [...page.querySelectorAll(OURS)];
  if (!ours.some((element) => selection.containsNode(element, true))) return;
  const copy = page.createElement('div');
  for (let index = 0; index < selection.rangeCount; index++)
    copy.append(selection.getRangeAt(index).cloneContents());
  clean(copy);
  clipboardData.setData('text/html', withoutTokens(copy.innerHTML));
  clipboardData.setData('text/plain', selection.toString());
  event.preventDefault();
}

/** Listens last, after the webmail has had its say. */
export function watchCopies(page: Document, signal: AbortSignal): void {
  const onCopy = (event: ClipboardEvent) => {
    if (event.defaultPrevented && event.clipboardData) cleanData(event.clipboardData);
    else copySelection(page, event);
  };
  page.defaultView?.addEventListener('copy', onCopy, { signal });
  page.defaultView?.addEventListener('cut', onCopy, { signal });
  page.defaultView?.addEventListener(
    'dragstart',
    ({ dataTransfer }) => {
      if (dataTransfer) cleanData(dataTransfer);
    },
    { signal },
  );
}
