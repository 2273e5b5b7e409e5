import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { REOPEN_LIMIT, Reopening } from './interface-reopen.ts';

/** What of a page the reopening looks at. */
function pageWith({ inFrame = false, readyState = 'interactive' } = {}) {
  const around: object = {};
  const window = Object.assign(new EventTarget(), {
    top: around,
    navigator: { userActivation: { hasBeenActive: false } },
  });
  if (!inFrame) window.top = window;
  const location = { hash: '', href: 'https://mail.example.com/', replace: vi.fn(), reload: vi.fn() };
  const controller = new AbortController();
  const page = { defaultView: window, readyState, location };
  const reopening = new Reopening(page as unknown as Document, controller.signal);
  return { window, page, location, controller, reopening };
}

const script = () => ({}) as Element;

/** The browser's own event, which no script can make. */
function trusted(type: string): Event {
  const event = new Event(type);
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a page that was refused a script is opened anew, once', () => {
  const { reopening, location } = pageWith();
  const refused = script();
  reopening.stood(refused);
  reopening.didNotCome(refused);
  reopening.didNotCome(refused);
  expect(location.replace).toHaveBeenCalledExactlyOnceWith('https://mail.example.com/');
});

test('a script that came later does not count, unless the page is still being parsed', () => {
  const { page, reopening, location } = pageWith();
  reopening.didNotCome(script());
  expect(location.replace).not.toHaveBeenCalled();
  page.readyState = 'loading';
  reopening.didNotCome(script());
  expect(location.replace).toHaveBeenCalledOnce();
});

type Page = ReturnType<typeof pageWith>;

test.each<[string, (page: Page) => void]>([
  ...['keydown', 'pointerdown', 'input'].map((type): [string, (page: Page) => void] => [
    `after ${type}`,
    ({ window }) => window.dispatchEvent(trusted(type)),
  ]),
  [
    'after input in a frame',
    ({ window }) => {
      window.navigator.userActivation.hasBeenActive = true;
    },
  ],
  [
    'when stopped',
    ({ controller }) => {
      controller.abort();
    },
  ],
  [
    'long after load',
    ({ window }) => {
      window.dispatchEvent(new Event('load'));
      vi.advanceTimersByTime(REOPEN_LIMIT);
    },
  ],
])('never %s', (_, happens) => {
  const world = pageWith();
  const refused = script();
  world.reopening.stood(refused);
  happens(world);
  world.reopening.didNotCome(refused);
  expect(world.location.replace).not.toHaveBeenCalled();
});

test.each<[string, (page: Page) => void]>([
  ['input that a script made up', ({ window }) => window.dispatchEvent(new Event('input'))],
  [
    'a page that has only just loaded',
    ({ window }) => {
      window.dispatchEvent(new Event('load'));
      vi.advanceTimersByTime(REOPEN_LIMIT - 1);
    },
  ],
])('%s does not end it', (_, happens) => {
  const world = pageWith();
  const refused = script();
  world.reopening.stood(refused);
  happens(world);
  world.reopening.didNotCome(refused);
  expect(world.location.replace).toHaveBeenCalledOnce();
});

test.each([{ inFrame: true }, { readyState: 'complete' }])('nothing is opened anew: %o', (which) => {
  const { reopening, location } = pageWith(which);
  const refused = script();
  reopening.stood(refused);
  reopening.didNotCome(refused);
  expect(location.replace).not.toHaveBeenCalled();
});
