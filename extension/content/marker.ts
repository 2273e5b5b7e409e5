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

type MarkedWindow = Window & { pixelgateGuard?: GuardMark };

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
