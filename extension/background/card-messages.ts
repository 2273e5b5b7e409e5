import type { Language } from '../../shared/locales/translate.ts';
import type { ActAnswer, CardState, ViewAct, ViewActMessage } from '../messages.ts';
import type { StoredTab } from './view-store.ts';
import { findView } from './view-store.ts';

/** Where a card's message came from, as the browser says. */
export interface CardSender {
  readonly tabId: number;
  /** Null where the browser does not name the document: then no card can be put into it. */
  readonly documentId: string | null;
}

/** What the card in the message takes from the rest of the background. */
export interface CardServices {
  tab(tabId: number): Promise<StoredTab>;
  /** Does what the popup would ask for in the same words. */
  perform(message: ViewActMessage): Promise<ActAnswer | { readonly done: true }>;
  /** Puts the card's script into one document, unless it is there, and tells it which card to show. */
  showCard(tabId: number, documentId: string, view: string, top: number): Promise<void>;
  openPopup(tabId: number, view: string): Promise<void>;
  /** What the user wants Pixelgate to speak. */
  language(): Language;
  /** The tab has a card: it is told when something changes. */
  noteCard(tabId: number): void;
}

/** A click on a badge: the card opens beside it, or the popup where that is not possible. */
export async function answerOpenCard(
  { view, top }: { view: string; top: number },
  { tabId, documentId }: CardSender,
  services: CardServices,
): Promise<void> {
  try {
    if (documentId === null) throw new Error('The browser does not name the document.');
    await services.showCard(tabId, documentId, view, top);
  } catch {
    await services.openPopup(tabId, view);
  }
}

/** What a card shows: only views of its own tab; null once the view is gone. */
export async function answerCardState(
  view: string,
  { tabId }: CardSender,
  services: CardServices,
): Promise<CardState | null> {
  services.noteCard(tabId);
  const found = findView(await services.tab(tabId), view);
  return found ? { summary: found.summary, language: services.language() } : null;
}

/** The user's word on a card. It may name only what its own view lists: nothing else was shown to be agreed to. */
export async function answerCardAct(
  { view, act }: { view: string; act: ViewAct },
  { tabId }: CardSender,
  services: CardServices,
): Promise<ActAnswer> {
  const found = findView(await services.tab(tabId), view);
  if (!found) return { error: 'view-gone' };
  const { disclosure } = found.summary;
  if (act.kind === 'opt-out' && !disclosure.optOuts.some(({ url }) => url === act.url))
    return { error: 'not-offered' };
  if (act.kind === 'approve' && !disclosure.purposes.some(({ purpose }) => purpose === act.purpose))
    return { error: 'not-offered' };
  try {
    const answer = await services.perform({ ...act, tabId, view });
    return 'error' in answer ? answer : { ok: true };
  } catch {
    return { error: 'failed' };
  }
}
