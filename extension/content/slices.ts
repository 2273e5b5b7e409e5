/** Milliseconds of work before the page gets its turn: well below the 50 that a person notices. */
const SLICE = 12;

/**
 * When the work under way in this script has to let the page have its turn. One clock for all of it: work on a hundred
 * small messages, one after another, is one long task unless they share it.
 */
let end = 0;

/** Resolves in a later task, ahead of what the page has queued at lower priority and without a timer's clamping. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      end = performance.now() + SLICE;
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Whether the page is to have its turn now. */
export function isSliceOver(): boolean {
  return performance.now() >= end;
}

/** Lets the page have its turn if it is time: at once, or in a later task. */
export async function breathe(): Promise<void> {
  if (isSliceOver()) await nextTask();
}

/**
 * Pictures whose address may change between two frames. For each the browser builds its box anew, all of them in one
 * task at the next frame: up to 0.4 milliseconds each in one huge table (measured). More of them at once gain nothing:
 * a page asks for no more than a few pictures at a time.
 */
const CHANGES_A_FRAME = 100;

/** A page in the background draws no frames; it is not waited for longer than this (milliseconds). */
const FRAME_LIMIT = 100;

/** Spreads changes of pictures over frames, so that no frame has thousands to draw. */
export class Pace {
  private sinceFrame = 0;

  /** Lets the page have its turn, or draw a frame, if it is time. @param changes made since the last call */
  async after(changes: number): Promise<void> {
    this.sinceFrame += changes;
    if (this.sinceFrame < CHANGES_A_FRAME) {
      await breathe();
      return;
    }
    this.sinceFrame = 0;
    await nextFrame();
    await nextTask();
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, FRAME_LIMIT);
    requestAnimationFrame(done);
  });
}
