import { freshToken } from '../release-token.ts';

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

/** A script at work in a window's document. */
interface ScriptMark {
  readonly page: Document;
  alive(): boolean;
  /** Takes up work that has ended meanwhile. */
  resume(): void;
}

type MarkedWindow = Window & {
  pixelgateGuard?: GuardMark;
  pixelgateIdle?: boolean;
  pixelgateSecret?: string;
  /** The scripts at work in this window, by name. */
  pixelgateScripts?: Record<string, ScriptMark | undefined>;
  /** What else ends when our work in this window does. */
  pixelgateStops?: (() => void)[];
};

/** A random word that all frames of one origin share, and no page or message can know. */
export function sharedSecret(window: Window): string {
  const own = window as MarkedWindow;
  try {
    const top = (window.top ?? window) as MarkedWindow;
    return (own.pixelgateSecret = top.pixelgateSecret ??= freshToken());
  } catch {
    return (own.pixelgateSecret ??= freshToken()); // The page around is of another origin.
  }
}

/**
 * Says that a script is at work in this window's document. Another one that still works goes on, and takes up what has
 * ended meanwhile: nothing may be begun twice.
 *
 * @returns whether it is the first
 */
export function beginScript(
  window: Window,
  name: string,
  { alive, resume }: Pick<ScriptMark, 'alive' | 'resume'>,
): boolean {
  const scripts = ((window as MarkedWindow).pixelgateScripts ??= {});
  const before = scripts[name];
  if (before?.page === window.document && before.alive()) {
    before.resume();
    return false;
  }
  scripts[name] = { page: window.document, alive, resume };
  return true;
}

/** Calls `stop` when our work in this window ends because its site is protected no more. */
export function onStop(window: Window, stop: () => void): void {
  ((window as MarkedWindow).pixelgateStops ??= []).push(stop);
}

/** Whether a working guard is in this window. An orphan is told to stop, so that a new one can take over. */
export function isGuarded(window: Window): boolean {
  const mark = (window as MarkedWindow).pixelgateGuard;
  if (mark === undefined || mark.page !== window.document) return false;
  if (mark.alive()) return true;
  mark.stop();
  return false;
}

/** Says that a guard is at work in this window. */
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
      for (const stop of marked.pixelgateStops ?? []) stop();
      delete marked.pixelgateStops;
      delete marked.pixelgateScripts;
      for (let index = 0; index < one.length; index += 1) {
        const frame = one[index];
        if (frame) windows.push(frame);
      }
    } catch {
      // A frame of another origin: it has a content script of its own, which gets the same command.
    }
  }
}
