/**
 * The disclosure card in a message. Put into a frame only when its user clicks a badge there: most frames never need
 * it. A plain script without shared chunks, like the other content scripts.
 */
import type { CardChanged, ShowCard } from '../messages.ts';
import { CardSession } from './card-session.tsx';
import { drawAllWords } from './card-words.ts';
import { beginScript, onStop } from './marker.ts';

let open: CardSession | null = null;

function close(): void {
  open?.end();
  open = null;
}

/** A second click on the same badge closes its card. */
function show({ view, top }: ShowCard): void {
  const again = open?.view === view && open.isThere();
  close();
  if (again) return;
  const session = new CardSession(document, view, top, () => {
    if (open === session) close();
    else session.end();
  });
  open = session;
  void session.refresh(true);
}

function isCommand(message: unknown): message is ShowCard | CardChanged {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return message.kind === 'show-card' || message.kind === 'card-changed';
}

function begin(): void {
  drawAllWords();
  chrome.runtime.onMessage.addListener((message: unknown, from) => {
    if (from.id !== chrome.runtime.id || !isCommand(message)) return;
    if (message.kind === 'show-card') show(message);
    else void open?.refresh(false);
  });
  onStop(window, close);
}

// Put in at each click on a badge: the first one stays.
const alive = (): boolean => (chrome.runtime as { id?: string } | undefined)?.id !== undefined;
if (beginScript(window, 'card', { alive, resume: () => undefined })) begin();
