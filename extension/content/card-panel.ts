import { CARD_CSS } from './card-style.ts';
import { keepKeys } from './card-keys.ts';
import { CardSight } from './card-sight.ts';
import { createSurface } from './surface.ts';

/** What the page must not see happen inside the card; keys are dealt with in `card-keys.ts`. */
const OWN_EVENTS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'contextmenu',
  'dragstart',
  'selectstart',
  'wheel',
] as const;

/** Distance from the frame's edge (CSS pixels). */
const MARGIN = 8;
/** A frame smaller than this has no room for a card (CSS pixels). */
const LEAST = { width: 260, height: 220 };
/** So much of the card is shown at least, however low its badge stands (CSS pixels). */
const ROOM = 320;

/** Higher than this it would be a page of its own (CSS pixels). */
const MOST = 640;

/** Buttons that do nothing but close, fold or move on work in any case. */
const ACTING = 'button:not([data-free]), a[href]';

interface CardPanelEvents {
  /** A real click on a button of which nobody can say that it was seen. */
  readonly unclear: () => void;
  /**
   * A key on a button that came, moved or was brought back only just now did nothing. A click of the pointer is not told:
   * words would move what lies under it.
   */
  readonly soon: () => void;
  readonly close: () => void;
}

/** The card's place in the page: a closed shadow root in the top layer, that hands on only clicks it can stand for. */
export class CardPanel {
  readonly root: ShadowRoot;
  private readonly host: HTMLElement;
  private readonly sight: CardSight;
  private readonly stopped = new AbortController();
  private readonly opener: Element | null;
  private room: number;

  static hasRoom(page: Window): boolean {
    return page.innerWidth >= LEAST.width && page.innerHeight >= LEAST.height;
  }

  /** @param top where the badge stands, in CSS pixels from the frame's top */
  constructor(page: Document, top: number, events: CardPanelEvents) {
    const { host, root } = createSurface(page, CARD_CSS);
    this.host = host;
    this.root = root;
    this.opener = page.activeElement;
    this.room = place(host, top, page.defaultView?.innerHeight ?? 0);
    page.documentElement.append(host);
    intoTopLayer(host);
    this.sight = new CardSight(host);
    this.guard(events);
    this.keepInView(page, top);
    keepKeys({ host, root, close: events.close, signal: this.stopped.signal });
  }

  /** Whether the page has left it in place. */
  isThere(): boolean {
    return this.host.isConnected;
  }

  /** After the content was drawn anew. @param byItself without the user's doing */
  drawn(byItself: boolean): void {
    const card = this.root.querySelector<HTMLElement>('.card');
    if (card) card.style.maxHeight = `${Math.min(MOST, this.room)}px`;
    this.sight.watch(this.root.querySelectorAll(ACTING));
    if (byItself) this.sight.contentMoved();
  }

  remove(): void {
    const held = this.host.ownerDocument.activeElement === this.host;
    this.stopped.abort();
    this.sight.stop();
    this.host.remove();
    if (held) giveFocusBack(this.opener);
  }

  /** A window made smaller, or zoomed into, leaves less room: what is out of it could be neither seen nor scrolled to. */
  private keepInView(page: Document, top: number): void {
    const view = page.defaultView;
    const fit = (): void => {
      this.room = place(this.host, top, view?.innerHeight ?? 0);
      this.drawn(true);
    };
    view?.addEventListener('resize', fit, { signal: this.stopped.signal });
  }

  private guard({ unclear, soon }: CardPanelEvents): void {
    const { signal } = this.stopped;
    const { root, sight } = this;
    root.addEventListener(
      'pointerover',
      (event) => {
        const { relatedTarget: from } = event as PointerEvent;
        if (!(from instanceof Node) || !root.contains(from)) sight.pointerArrived();
      },
      { signal },
    );
    root.addEventListener(
      'pointermove',
      (event) => {
        sight.pointerAt(event as PointerEvent);
      },
      { signal },
    );
    root.addEventListener(
      'click',
      (event) => {
        const click = event as PointerEvent;
        const button = click.target instanceof Element ? click.target.closest(ACTING) : null;
        if (click.isTrusted && button === null) return;
        const seen = click.isTrusted && button ? sight.of(button, click.detail > 0) : 'soon';
        if (seen === 'clear') return;
        click.preventDefault();
        click.stopImmediatePropagation();
        if (seen === 'unclear') unclear();
        else if (click.isTrusted && click.detail === 0) soon();
      },
      { signal, capture: true },
    );
    for (const type of OWN_EVENTS) {
      root.addEventListener(
        type,
        (event) => {
          event.stopPropagation();
        },
        { signal },
      );
    }
    // Folding and unfolding shows buttons that were not there.
    root.addEventListener(
      'toggle',
      () => {
        this.drawn(false);
      },
      { signal, capture: true },
    );
  }
}

/** @returns the height that is left, in CSS pixels */
function place(host: HTMLElement, top: number, height: number): number {
  const within = Math.max(MARGIN, Math.min(top, height - ROOM - MARGIN));
  const styles = {
    position: 'fixed',
    top: `${within}px`,
    right: `${MARGIN}px`,
    left: 'auto',
    bottom: 'auto',
    'z-index': '2147483647',
  };
  for (const [name, value] of Object.entries(styles)) host.style.setProperty(name, value, 'important');
  return height - within - MARGIN;
}

/** Above the page's own dialogs. Where the browser does not let it, the highest layer of the page must do. */
function intoTopLayer(host: HTMLElement): void {
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch {
    host.removeAttribute('popover');
  }
}

/** The badge's button stands in a closed shadow root of ours. */
function giveFocusBack(opener: Element | null): void {
  if (!(opener instanceof HTMLElement)) return;
  const inner = chrome.dom.openOrClosedShadowRoot(opener);
  (inner?.querySelector<HTMLElement>('button') ?? opener).focus();
}
