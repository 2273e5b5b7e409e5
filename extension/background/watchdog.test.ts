import { describe, expect, it } from 'vitest';
import type { FrameLook } from './in-page.ts';
import { diagnose, Watchdog, type SeenFrame, type Surroundings } from './watchdog.ts';

const CALM: FrameLook = { guarded: true, heldPicture: true, waiting: false };
const frame = (look: Partial<FrameLook>, frameId = 0, documentId = 'page-1'): SeenFrame => ({
  frameId,
  documentId,
  look: { ...CALM, ...look },
});

describe('diagnose', () => {
  it.each([
    ['a guarded page whose guard answers', [frame({})], true, null],
    ['a guard that does not answer', [frame({})], false, 'not-watched'],
    [
      'a frame with held pictures and no guard',
      [frame({}), frame({ guarded: false }, 3)],
      true,
      'not-watched',
    ],
    [
      'a frame without a guard in which nothing is held',
      [frame({}), frame({ guarded: false, heldPicture: false }, 3)],
      true,
      null,
    ],
    [
      'pictures put aside whose judgement does not come',
      [frame({}), frame({ waiting: true }, 3)],
      true,
      'not-judged',
    ],
  ] as const)('%s', (_name, frames, answers, alarm) => {
    expect(diagnose(frames, answers)).toBe(alarm);
  });
});

/** A browser with one tab, whose page looks as told; waiting takes no time. */
function oneTab(frames: SeenFrame[] | null) {
  const stored = new Map<string, unknown>();
  const tab = { frames, answers: true, injected: 0, changes: 0, heals: false };
  const surroundings: Surroundings = {
    area: {
      get: (key) => Promise.resolve(stored.has(key) ? { [key]: stored.get(key) } : {}),
      set: (items) => {
        for (const [key, value] of Object.entries(items)) stored.set(key, value);
        return Promise.resolve();
      },
      remove: (key) => {
        stored.delete(key);
        return Promise.resolve();
      },
    },
    look: () => Promise.resolve(tab.frames),
    pulse: () => Promise.resolve(tab.answers),
    inject: () => {
      tab.injected += 1;
      if (tab.heals) tab.frames = [frame({})];
      return Promise.resolve();
    },
    changed: () => {
      tab.changes += 1;
    },
    // The third look is not awaited and would go on for ever here.
    wait: (time) => (time > 1_000 ? new Promise(() => undefined) : Promise.resolve()),
  };
  return { tab, stored, watchdog: () => new Watchdog(surroundings) };
}

describe('Watchdog', () => {
  it('says nothing of a page that a new script heals', async () => {
    const { tab, watchdog } = oneTab([frame({ guarded: false })]);
    tab.heals = true;
    const dog = watchdog();
    await dog.check(1);
    expect(await dog.alarm(1)).toBeNull();
    expect(tab).toMatchObject({ injected: 1, changes: 0 });
  });

  it('remembers an alarm when the worker is stopped, and takes it back when all is well', async () => {
    const { tab, watchdog } = oneTab([frame({ guarded: false })]);
    await watchdog().check(1);
    const restarted = watchdog();
    expect(await restarted.alarm(1)).toBe('not-watched');
    tab.frames = [frame({})];
    await restarted.check(1);
    expect(await restarted.alarm(1)).toBeNull();
    expect(tab.changes).toBe(2);
  });

  it('leaves a page that was shown unjudged alone until it is another page', async () => {
    const { tab, watchdog } = oneTab([frame({ guarded: false })]);
    const dog = watchdog();
    await dog.markShown(1);
    await dog.check(1);
    expect(tab.injected).toBe(0);
    expect(await dog.isShown(1, 'page-1')).toBe(true);
    expect(await dog.isShown(1, null)).toBe(true);
    expect(await dog.isShown(1, 'page-2')).toBe(false);
    expect(await dog.alarm(1)).toBeNull();
  });

  it('is silent about pages that it may not look at', async () => {
    const { tab, watchdog } = oneTab(null);
    await watchdog().check(1);
    expect(tab.changes).toBe(0);
  });
});
