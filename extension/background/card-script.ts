import { CARD_SCRIPT } from '../late-scripts.ts';
import type { CardChanged, ShowCard } from '../messages.ts';
import { browser } from '../platform/browser.ts';

/** Puts the card's script into one document, unless it is there, and tells it which card to show. */
export async function showCard(tabId: number, documentId: string, view: string, top: number): Promise<void> {
  await chrome.scripting.executeScript({
    target: { tabId, documentIds: [documentId] },
    files: [CARD_SCRIPT],
    injectImmediately: true,
  });
  const message: ShowCard = { kind: 'show-card', view, top };
  await chrome.tabs.sendMessage(tabId, message, { documentId });
}

/** Tabs where a card was opened since this worker started; one from before asks, and so is noted, at its next use. */
const withCards = new Set<number>();

export function noteCard(tabId: number): void {
  withCards.add(tabId);
}

/** Cards of this tab ask for their state again. */
export function tellCards(tabId: number): void {
  if (!withCards.has(tabId)) return;
  const message: CardChanged = { kind: 'card-changed' };
  // Nobody may be listening any more.
  browser.tabs.sendMessage(tabId, message).catch(() => withCards.delete(tabId));
}
