import type { CDPSession, Page } from '@playwright/test';

/** What a trace holds of one event (Trace Event Format; times in microseconds). */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
}

/** Stands in the trace where the page begins, and so names its process and main thread. */
const MARK = 'pixelgate-bench';

/** Chromium's events for one task of a thread; which of them a trace has depends on its categories. */
const TASKS = new Set(['ThreadControllerImpl::RunTask', 'RunTask']);

/**
 * Runs `work` in a page and finds the longest task of that page's main thread meanwhile (milliseconds). From Chromium's
 * own trace: a `PerformanceObserver` of long tasks says nothing below 50.
 */
export async function longestTaskDuring(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  await page.evaluate((mark) => performance.mark(mark), MARK);
  await work();
  const events = await endTrace(session);
  await session.detach();
  const start = events.find(({ name }) => name === MARK);
  if (!start) throw new Error('The trace does not show the page.');
  const durations = events
    .filter(({ name, pid, tid, ts }) => TASKS.has(name) && isSame(start, pid, tid) && ts > start.ts)
    .map(({ dur = 0 }) => dur);
  if (durations.length === 0) throw new Error('The trace shows no task of the page.');
  return durations.reduce((longest, one) => Math.max(longest, one), 0) / 1_000;
}

function isSame(start: TraceEvent, pid: number, tid: number): boolean {
  return start.pid === pid && start.tid === tid;
}

async function endTrace(session: CDPSession): Promise<readonly TraceEvent[]> {
  const complete = new Promise<string>((resolve, reject) => {
    session.once('Tracing.tracingComplete', ({ stream, dataLossOccurred }) => {
      if (stream === undefined || dataLossOccurred) reject(new Error('The trace is not whole.'));
      else resolve(stream);
    });
  });
  await session.send('Tracing.end');
  const handle = await complete;
  const pieces: string[] = [];
  for (let eof = false; !eof;) {
    const piece = await session.send('IO.read', { handle });
    pieces.push(piece.base64Encoded ? Buffer.from(piece.data, 'base64').toString() : piece.data);
    ({ eof } = piece);
  }
  await session.send('IO.close', { handle });
  return (JSON.parse(pieces.join('')) as { traceEvents: TraceEvent[] }).traceEvents;
}
