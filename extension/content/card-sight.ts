/** Whether a button of the card may be acted on. */
export type Sight =
  /** It has been plainly visible, and at its place, for long enough. */
  | 'clear'
  /** It is visible, but came or moved only just now: a click may have been meant for what stood there before. */
  | 'soon'
  /** Something covers or changes it, or nobody can tell. */
  | 'unclear';

/** What was seen of one button. */
interface Seen {
  readonly visible: boolean;
  /** Since when, as `performance.now()` counts. */
  readonly since: number;
}

/** A button that appeared or moved less than this ago was not yet read (milliseconds). */
const SETTLED = 500;
/** A pointer that came to the card less than this ago may not have come by its user's hand (milliseconds). */
const ARRIVED = 250;
/** Where nothing could be looked at for so long, the page kept the browser busy (milliseconds). */
const STALE = 300;
/** Less than this is no movement: rounding (CSS pixels). */
const STILL = 1;

/** Intersection Observer, version 2; not in every browser, nor in TypeScript's own declarations. */
type VisibilityInit = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type VisibilityEntry = IntersectionObserverEntry & { readonly isVisible?: boolean };

/**
 * Watches whether the card's buttons can be seen as they are: nothing lies over them, no effect changes them, they do
 * not move. The browser tells the first two (Intersection Observer v2, which also sees what the frames around do); the
 * last is looked at in every frame while the card is open.
 */
export class CardSight {
  private readonly seen = new WeakMap<Element, Seen>();
  private readonly observed = new Set<Element>();
  private readonly observer: IntersectionObserver;
  private readonly host: HTMLElement;
  private place = new DOMRect();
  private movedAt = performance.now();
  private lookedAt = performance.now();
  private arrivedAt = performance.now();
  private offset: readonly [number, number] | null = null;
  private frame = 0;

  constructor(host: HTMLElement) {
    this.host = host;
    const init: VisibilityInit = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
    this.observer = new IntersectionObserver((entries) => {
      for (const entry of entries) this.take(entry);
    }, init);
    const look = (): void => {
      this.look();
      this.frame = requestAnimationFrame(look);
    };
    look();
  }

  /** Watches these buttons, and no others. */
  watch(buttons: Iterable<Element>): void {
    const wanted = new Set(buttons);
    for (const gone of this.observed) {
      if (wanted.has(gone)) continue;
      this.observer.unobserve(gone);
      this.observed.delete(gone);
    }
    for (const button of wanted) {
      if (this.observed.has(button)) continue;
      this.observer.observe(button);
      this.observed.add(button);
    }
  }

  /** The pointer came to the card. */
  pointerArrived(): void {
    this.arrivedAt = performance.now();
  }

  /** The pointer is over the card. If its place on the screen and in the frame drift apart, the frame has moved. */
  pointerAt(event: MouseEvent): void {
    const offset = [event.screenX - event.clientX, event.screenY - event.clientY] as const;
    const before = this.offset;
    this.offset = offset;
    if (before && before.some((value, axis) => Math.abs(value - (offset[axis] ?? 0)) > STILL))
      this.movedAt = performance.now();
  }

  /** The card changed its content by itself: what stood under the pointer may stand elsewhere. */
  contentMoved(): void {
    this.movedAt = performance.now();
  }

  /** @param pointed the button was hit by a pointer, not by the keyboard */
  of(button: Element, pointed: boolean): Sight {
    const now = performance.now();
    this.look();
    const seen = this.seen.get(button);
    if (seen?.visible !== true || this.isZoomed()) return 'unclear';
    if (pointed && now - this.arrivedAt < ARRIVED) return 'soon';
    return now - Math.max(seen.since, this.movedAt) < SETTLED ? 'soon' : 'clear';
  }

  stop(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
  }

  private take(entry: VisibilityEntry): void {
    // Without version 2 there is no such member, and nothing counts as visible.
    const visible = entry.isVisible === true && entry.intersectionRatio === 1;
    const before = this.seen.get(entry.target);
    if (before?.visible === visible) return;
    this.seen.set(entry.target, { visible, since: performance.now() });
  }

  private look(): void {
    const now = performance.now();
    const place = this.host.getBoundingClientRect();
    const moved = (['x', 'y', 'width'] as const).some(
      (side) => Math.abs(place[side] - this.place[side]) > STILL,
    );
    if (moved || now - this.lookedAt > STALE) this.movedAt = now;
    this.place = place;
    this.lookedAt = now;
  }

  /** The page's `zoom` would make everything too small to be read, and is no effect that the browser reports. */
  private isZoomed(): boolean {
    return this.host.currentCSSZoom !== 1;
  }
}
