import { beforeEach, describe, expect, test } from 'vitest';
import { memoryArea } from '../../test/fixtures/memory-background.ts';
import { PASSING_LIMIT, PassingOrigins } from './passing-origins.ts';

const HOST = 'shop.example';
const ORIGIN = `https://${HOST}/*`;

/** A browser with one prompt, answered by the test; what is granted outlives workers and popups. */
class Prompting {
  readonly granted = new Set<string>();
  readonly asked: string[] = [];
  readonly area = memoryArea();
  now = 1_000_000;
  answer: (given: boolean) => void = () => undefined;
  private turn: Promise<unknown> = Promise.resolve();

  /** As a worker or a popup that has just started. */
  start(): PassingOrigins {
    return new PassingOrigins({
      area: this.area,
      isWebmail: (host) => host === 'mail.example',
      now: () => this.now,
      inTurn: (change) => {
        const done = this.turn.then(change);
        this.turn = done;
        return done;
      },
      permissions: {
        contains: ({ origins }) => Promise.resolve(origins.every((one) => this.granted.has(one))),
        remove: ({ origins }) => Promise.resolve(origins.map((one) => this.granted.delete(one)).length > 0),
        request: ({ origins }) => this.prompt(origins[0] ?? ''),
      },
    });
  }

  private prompt(origin: string): Promise<boolean> {
    this.asked.push(origin);
    if (this.granted.has(origin)) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.answer = (given) => {
        if (given) this.granted.add(origin);
        // The background hears of it whether or not the popup is still there.
        void (given ? this.start().noteGranted([origin]) : Promise.resolve()).then(() => {
          resolve(given);
        });
      };
    });
  }
}

let prompting: Prompting;
let popup: PassingOrigins;
beforeEach(() => {
  prompting = new Prompting();
  popup = prompting.start();
});

/** Asks, and gives the origins that were granted while the work was done. */
function ask(): { done: Promise<void>; during: string[] } {
  const during: string[] = [];
  const done = popup.withAccess(HOST, () => {
    during.push(...prompting.granted);
    return Promise.resolve();
  });
  return { done, during };
}

const noted = () => expect.poll(() => popup.origins());

describe('access for one request', () => {
  test('is given back after the answer', async () => {
    const { done, during } = ask();
    await noted().toEqual([ORIGIN]);
    prompting.answer(true);
    await done;
    expect(during).toEqual([ORIGIN]);
    expect([...prompting.granted, ...(await popup.origins())]).toEqual([]);
  });

  test('refused: the work is done all the same', async () => {
    const { done, during } = ask();
    await noted().toEqual([ORIGIN]);
    prompting.answer(false);
    await done;
    expect([...during, ...(await popup.origins())]).toEqual([]);
  });

  test('is given back where the work fails', async () => {
    const done = popup.withAccess(HOST, () => Promise.reject(new Error('no answer')));
    const rejected = expect(done).rejects.toThrow('no answer');
    await noted().toEqual([ORIGIN]);
    prompting.answer(true);
    await rejected;
    expect([...prompting.granted]).toEqual([]);
  });

  test('that the user had given before stays, even if the browser quits in between', async () => {
    prompting.granted.add(ORIGIN);
    const { done, during } = ask();
    await prompting.start().takeBackLeft(true);
    await done;
    expect(during).toEqual([ORIGIN]);
    await prompting.start().takeBackLeft(true);
    expect([...prompting.granted]).toEqual([ORIGIN]);
  });

  test('to a built-in webmail is never asked for, and so never taken back', async () => {
    await popup.withAccess('mail.example', () => Promise.resolve());
    expect(prompting.asked).toEqual([]);
  });
});

describe('a popup that was closed while it asked', () => {
  test('a worker that starts while the prompt is open leaves prompt and note alone', async () => {
    const { done, during } = ask();
    await noted().toEqual([ORIGIN]);
    prompting.now += 10 * PASSING_LIMIT;
    await prompting.start().takeBackLeft(false);
    expect(await popup.origins()).toEqual([ORIGIN]); // Granted now, the host is still no webmail.
    prompting.answer(true);
    await prompting.start().takeBackLeft(false);
    await done;
    expect(during).toEqual([ORIGIN]);
  });

  test.each([
    ['a minute later', false, PASSING_LIMIT],
    ['when the browser starts', true, 0],
  ])('what it kept is taken back %s', async (_, started, later) => {
    prompting.granted.add(ORIGIN);
    prompting.area.items['passing-origins'] = [{ origin: ORIGIN, granted: prompting.now }];
    await prompting.start().takeBackLeft(false);
    expect([...prompting.granted]).toEqual([ORIGIN]);
    prompting.now += later;
    await prompting.start().takeBackLeft(started);
    expect([...prompting.granted, ...(await popup.origins())]).toEqual([]);
  });

  test('what was never granted is forgotten when the browser starts; damaged notes count as absent', async () => {
    prompting.area.items['passing-origins'] = [{ origin: ORIGIN, granted: null }, 'damaged', { origin: 1 }];
    await prompting.start().takeBackLeft(true);
    expect(await popup.origins()).toEqual([]);
  });
});

describe('access for what is asked again later', () => {
  const keep = async () => {
    const done = popup.withAccess(HOST, () => prompting.start().keep(HOST));
    await noted().toEqual([ORIGIN]);
    prompting.answer(true);
    await done;
  };

  test('stays, also over a restart, until it is given back; its host is no webmail', async () => {
    await keep();
    await prompting.start().takeBackLeft(true);
    expect([...prompting.granted, ...(await popup.origins())]).toEqual([ORIGIN, ORIGIN]);
    await prompting.start().giveBack(HOST);
    expect([...prompting.granted, ...(await popup.origins())]).toEqual([]);
  });

  test('survives a single request to the same host', async () => {
    await keep();
    await ask().done;
    expect([...prompting.granted, ...(await popup.origins())]).toEqual([ORIGIN, ORIGIN]);
  });

  test('that was there before is not given back', async () => {
    prompting.granted.add(ORIGIN);
    await popup.withAccess(HOST, () => prompting.start().keep(HOST));
    await prompting.start().giveBack(HOST);
    expect([[...prompting.granted], await popup.origins()]).toEqual([[ORIGIN], []]);
  });
});
