/**
 * A mark on a frame's window that a guard is at work there. It lives in the extension's own world: the page cannot
 * see it, the guards of the frames around it can (design/gate: frames that get no content script of their own).
 */
export interface GuardMark {
  /** A window may outlive its first document (`about:blank` before a navigation); a guard does not. */
  readonly page: Document;
  /** False once the guard belongs to an extension that was updated or removed. */
  alive(): boolean;
  stop(): void;
}

type MarkedWindow = Window & { pixelgateGuard?: GuardMark; pixelgateIdle?: boolean };

/** Whether a working guard is in this window. An orphan is told to stop, so that a new one can take over. */
export function isGuarded(window: Window): boolean {
  const mark = (window as MarkedWindow).pixelgateGuard;
  if (mark === undefined || mark.page !== window.document) return false;
  if (mark.alive()) return true;
  mark.stop();
  return false;
}

export function markGuarded(window: Window, mark: GuardMark): void {
  (window as MarkedWindow).pixelgateGuard = mark;
}

/** Says that nothing is held of what this frame asks for: it needs no guard. */
export function markIdle(window: Window): void {
  (window as MarkedWindow).pixelgateIdle = true;
}

/** Whether all is as it should be in this window: a guard at work, or none needed. */
export function isCaredFor(window: Window): boolean {
  return (window as MarkedWindow).pixelgateIdle === true || isGuarded(window);
}

/** Ends the guards of this window and of all frames below it that can be reached, and takes their marks away. */
export function stopGuards(window: Window): void {
  const windows = [window];
  for (const one of windows) {
    try {
      const marked = one as MarkedWindow;
      marked.pixelgateGuard?.stop();
      delete marked.pixelgateGuard;
      delete marked.pixelgateIdle;
      for (let index = 0; index < one.length; index += 1) {
        const frame = one[index];
        if (frame) windows.push(frame);
      }
    } catch {
      // A frame of another origin: it has a content script of its own, which gets the same command.
    }
  }
}
