/** Distance from the message's corner, in CSS pixels. */
const MARGIN = 8;

/**
 * Keeps each badge at the upper right corner of its message, without standing in the message: it hangs on the
 * document's root, so nobody copies or quotes it. Where the message's place is unknown, the corner is the frame's.
 * All badges of a document together, once a frame: to ask for the layout after each writing would make it anew each time.
 */
export class BadgePlaces {
  private readonly messages = new Map<HTMLElement, Element | null>();
  private stopped = new AbortController();
  private readonly page: Document;
  private queued = false;
  /** Pictures that arrive move what stands below them. It reports when the layout is known: asking then costs nothing. */
  private sizes: ResizeObserver | null = null;
  private readonly later = (): void => {
    this.queue();
  };

  constructor(page: Document) {
    this.page = page;
  }

  /** Puts a badge at its message; null: at the corner of the frame. */
  put(badge: HTMLElement, message: Element | null): void {
    if (!this.messages.has(badge)) {
      for (const [name, value] of FIXED) badge.style.setProperty(name, value, 'important');
      this.listen();
    }
    this.messages.set(badge, message);
    if (message) this.sizes?.observe(message);
    else this.queue();
  }

  /** This badge is gone. */
  forget(badge: HTMLElement): void {
    this.messages.delete(badge);
    if (this.messages.size > 0) return;
    this.stopped.abort();
    this.stopped = new AbortController();
    this.sizes?.disconnect();
    this.sizes = null;
  }

  /** Again with each new badge, since `document.open` takes listeners away; adding one twice adds it once. */
  private listen(): void {
    const { signal } = this.stopped;
    this.page.addEventListener('scroll', this.later, { signal, capture: true, passive: true });
    this.page.defaultView?.addEventListener('resize', this.later, { signal, passive: true });
    if (this.sizes) return;
    this.sizes = new ResizeObserver(() => {
      this.place();
    });
    this.sizes.observe(this.page.documentElement);
  }

  private queue(): void {
    if (this.queued) return;
    this.queued = true;
    this.page.defaultView?.requestAnimationFrame(() => {
      this.queued = false;
      this.place();
    });
  }

  /** Reads all places before it writes any. */
  private place(): void {
    const { clientWidth: width, clientHeight: height } = this.page.documentElement;
    const boxes = [...this.messages].map(([badge, message]) => {
      const box = message?.isConnected === true ? message.getBoundingClientRect() : null;
      return { badge, box };
    });
    for (const { badge, box } of boxes) {
      const top = Math.max(0, box?.top ?? 0) + MARGIN;
      const right = Math.max(0, box ? width - box.right : 0) + MARGIN;
      const gone = box !== null && (box.bottom < MARGIN || box.top > height || box.height === 0);
      setUnlessSame(badge.style, 'top', `${top}px`);
      setUnlessSame(badge.style, 'right', `${right}px`);
      // Not drawn at all: a hundred fixed boxes cost every frame, seen or not.
      setUnlessSame(badge.style, 'display', gone ? 'none' : 'block');
    }
  }
}

/** Writing what stands there already would cost the page's styles anew. */
function setUnlessSame(style: CSSStyleDeclaration, name: string, value: string): void {
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value, 'important');
}

const FIXED: readonly (readonly [string, string])[] = [
  ['position', 'fixed'],
  ['z-index', '2147483647'],
  ['max-width', '60%'],
];
