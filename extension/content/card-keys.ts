/** What can hold the keyboard's place, in the order of the document. */
const FOCUSABLE = 'button, a[href], summary';

const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

interface CardKeys {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly close: () => void;
  readonly signal: AbortSignal;
}

/**
 * Keeps keys that are pressed in the card from the page: caught at the window, before they come down to anything of
 * the page's. What the browser does by itself (press a button, scroll, move on) is done all the same. Tab stays within
 * the card; Escape closes it.
 */
export function keepKeys({ host, root, close, signal }: CardKeys): void {
  const page = host.ownerDocument.defaultView;
  if (!page) return;
  for (const type of KEY_EVENTS) {
    page.addEventListener(
      type,
      (event) => {
        if (event.target !== host) return;
        event.stopImmediatePropagation();
        if (type !== 'keydown' || !event.isTrusted) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          swallowRelease(page, event.key);
          close();
        }
        if (event.key === 'Tab') turnAround(root, event);
      },
      { capture: true, signal },
    );
  }
}

/** The key that closed the card is let go when the keyboard's place is back in the page: that is not the page's either. */
function swallowRelease(page: Window, key: string): void {
  const swallow = (event: KeyboardEvent): void => {
    if (event.key === key) event.stopImmediatePropagation();
    page.removeEventListener('keyup', swallow, true);
  };
  page.addEventListener('keyup', swallow, true);
}

/** From the last place on to the first, and back. */
function turnAround(root: ShadowRoot, event: KeyboardEvent): void {
  const places = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility());
  const [first, last] = [places[0], places.at(-1)];
  const now = root.activeElement;
  const atEnd = event.shiftKey ? now === first || !places.includes(now as HTMLElement) : now === last;
  if (!atEnd) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
