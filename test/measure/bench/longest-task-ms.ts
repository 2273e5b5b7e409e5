import type { Page } from '@playwright/test';
import { FixtureServer } from '../../fixtures/server.ts';
import { serveThread, THREAD_PAGE, threadMessage } from '../../fixtures/thread.ts';
import { MailBrowser } from '../../e2e/browser.ts';
import { buildExtension } from './builds.ts';
import type { Beside, Figure } from './keys.ts';
import { longestTaskDuring } from './main-thread.ts';
import { pairedAsync, ratioOf, summaryOf, type Pair } from './paired-ratio.ts';

const REFERENCES = 5_000;
const MESSAGES = 100;
const EACH = REFERENCES / MESSAGES;

/**
 * A picture server's time to answer, its way included (milliseconds): an ordinary one far away. Pictures come over 18
 * connections here, so that the wire is what a page waits for. At 30 and less, two processors are (a control's picture
 * then takes 4 ms of them): there a thread inserted at once takes 1.3 of the control's time.
 */
const ANSWER = 80;

/** Each round opens its page anew and takes seconds: nothing to warm up, and no more than medians need. */
const ROUNDS = 7;
const FEWER_ROUNDS = 3;

/** After the last picture: badges, boxes and a last look come then (milliseconds). */
const AFTERWARDS = 600;

/** How a page gets its references: pieces of HTML, each inserted in a task of its own. */
interface Case {
  readonly title: string;
  readonly rounds: number;
  /** Loading its pictures may take so many times the control's time; null: only noted. */
  readonly loadGoal: number | null;
  pieces(name: string): readonly string[];
}

const thread = (name: string): string[] =>
  Array.from({ length: MESSAGES }, (_, number) => threadMessage(`${name}-${number}`, EACH));

/** A thread's pictures, over the control's time. */
const LOAD_GOAL = 1.25;

const CASES: readonly Case[] = [
  { title: 'thread, a task for each message', rounds: ROUNDS, loadGoal: LOAD_GOAL, pieces: thread },
  {
    title: 'thread at once',
    rounds: FEWER_ROUNDS,
    loadGoal: LOAD_GOAL,
    pieces: (name) => [thread(name).join('')],
  },
  {
    title: 'one message',
    rounds: FEWER_ROUNDS,
    loadGoal: null,
    pieces: (name) => [threadMessage(name, REFERENCES)],
  },
];

/** One round on one side, in milliseconds. */
interface Run {
  readonly longest: number;
  /** From the insertion until the last picture has loaded. */
  readonly load: number;
}

/**
 * The longest main-thread task in a page that gets 5,000 references, minus the control's; the worst of three ways in
 * which they come. How long their pictures take, over the control's time, stands beside it with a goal of its own.
 */
export async function longestTaskMs(): Promise<Figure> {
  await buildExtension('chrome-e2e');
  const server = await FixtureServer.start([serveThread(ANSWER)]);
  const ours = await MailBrowser.launch({ port: server.port, extension: true });
  const control = await MailBrowser.launch({ port: server.port, extension: false });
  const taken: CaseFigure[] = [];
  for (const one of CASES) taken.push(await takeCase(one, ours, control));
  await Promise.all([ours.close(), control.close(), server.close()]);
  const worst = taken.reduce((found, one) => (one.more > found.more ? one : found));
  return {
    value: worst.more,
    interval: worst.interval,
    times: ratioOf(worst.longest),
    note: taken.map(({ note }) => note).join('; '),
    also: taken.flatMap(({ load }) => load ?? []),
  };
}

interface CaseFigure {
  /** Milliseconds by which our longest task is longer. */
  readonly more: number;
  readonly interval: readonly [number, number];
  readonly longest: readonly Pair[];
  readonly note: string;
  /** How long its pictures take over the control's time; null without a goal. */
  readonly load: Beside | null;
}

async function takeCase(one: Case, ours: MailBrowser, control: MailBrowser): Promise<CaseFigure> {
  let round = 0;
  const side = (browser: MailBrowser, name: string) => () => show(browser, one.pieces(`${name}${round++}`));
  const runs = await pairedAsync(side(ours, 'ours'), side(control, 'control'), one.rounds, 0);
  const longest = runs.map((pair) => ({ ours: pair.ours.longest, base: pair.base.longest }));
  const { ratio } = ratioOf(runs.map((pair) => ({ ours: pair.ours.load, base: pair.base.load })));
  const { median, interval } = summaryOf(longest.map((pair) => pair.ours - pair.base));
  const note = `${one.title}: ${median.toFixed(0)} ms more, pictures load in ${ratio.toFixed(2)} of the time`;
  const { loadGoal: goal } = one;
  const load = goal === null ? null : { title: `${one.title}, pictures load in`, value: ratio, goal };
  return { more: median, interval, longest, note, load };
}

/** Opens the thread's page, inserts the pieces and waits until all pictures stand and nothing is left to do. */
async function show(browser: MailBrowser, pieces: readonly string[]): Promise<Run> {
  const page = await browser.newPage();
  await page.goto(THREAD_PAGE);
  const pictures = pieces.reduce((sum, html) => sum + html.split('class="picture"').length - 1, 0);
  // Held by the page beforehand: what it costs to hand the text over is no part of showing it.
  await page.evaluate(
    (given) => {
      Object.assign(window, { given });
    },
    { pieces, pictures },
  );
  let load = 0;
  const longest = await longestTaskDuring(page, async () => {
    load = await insert(page);
    await page.waitForTimeout(AFTERWARDS);
  });
  await page.close();
  return { longest, load };
}

function insert(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { given } = window as unknown as { given: { pieces: string[]; pictures: number } };
    const place = document.querySelector('#mail-message');
    if (!place) throw new Error('The page has no place for a thread.');
    const loaded = new Set<EventTarget | null>();
    const all = new Promise<void>((resolve) => {
      place.addEventListener(
        'load',
        ({ target }) => {
          if ((target as Element).className === 'picture') loaded.add(target);
          if (loaded.size === given.pictures) resolve();
        },
        { capture: true },
      );
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    const start = performance.now();
    for (const html of given.pieces) {
      const message = document.createElement('div');
      place.append(message);
      message.innerHTML = html;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    await all;
    return performance.now() - start;
  });
}
