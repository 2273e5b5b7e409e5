import { getDomain } from 'tldts';
import { describe, expect, it } from 'vitest';
import { memoryArea } from '../../test/fixtures/memory-background.ts';
import { KEEP_FOUND_MS, KEEP_OTHER_MS, MAX_KEPT, WellKnownCache } from './well-known-cache.ts';
import type { Fetch } from './well-known-fetch.ts';
import { askWellKnown } from './well-known.ts';

const at = (domain: string): string => `https://${domain}/.well-known/email-tracking.json`;

/** A network in which some addresses answer; what is missing is not there, null is a broken line. */
function world(files: Record<string, string | null>) {
  const asked: string[] = [];
  const area = memoryArea();
  const clock = { now: 1_000_000 };
  const fetch: Fetch = (url) => {
    asked.push(url);
    const file = files[url];
    if (file === null) return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(file === undefined ? new Response('', { status: 404 }) : new Response(file));
  };
  const cache = new WellKnownCache(area, () => clock.now);
  const access = new Set<string>();
  const services = {
    fetch,
    cache,
    hasAccess: (url: string) => Promise.resolve(access.has(url)),
    registrableDomain: (host: string) => getDomain(host),
  };
  const ask = (domain: string, keep = true) => askWellKnown(domain, keep, services);
  return { asked, area, clock, ask, files, access };
}

describe('askWellKnown', () => {
  it("takes the sender's own word before the organisation's", async () => {
    const { asked, ask } = world({ [at('mail.shop.com')]: '{"purposes":["profiling"]}' });
    expect(await ask('mail.shop.com')).toMatchObject({ declaration: { purposes: ['profiling'] } });
    expect(asked).toEqual([at('mail.shop.com')]);
  });

  it('asks the organisation where the sender has none', async () => {
    const { asked, ask } = world({ [at('shop.com')]: '{"purposes":["fraud-detection"]}' });
    expect(await ask('mail.shop.com')).toMatchObject({ declaration: { purposes: ['fraud-detection'] } });
    expect(asked).toEqual([at('mail.shop.com'), at('shop.com')]);
  });

  it('says what was wrong rather than that there is none', async () => {
    const { ask } = world({ [at('mail.shop.com')]: 'nonsense' });
    expect(await ask('mail.shop.com')).toEqual({ state: 'refused', why: 'not-json' });
    expect(await world({}).ask('mail.shop.com')).toEqual({ state: 'none' });
    expect(await world({}).ask('localhost')).toEqual({ state: 'refused', why: 'not-public' });
  });

  it('keeps a declaration for a week and its absence for a day', async () => {
    const { asked, ask, clock } = world({ [at('shop.com')]: '{"purposes":[]}' });
    await ask('shop.com');
    await ask('none.com');
    clock.now += KEEP_OTHER_MS - 1;
    await ask('shop.com');
    await ask('none.com');
    expect(asked).toHaveLength(2);
    clock.now += 1;
    await ask('none.com');
    expect(asked).toHaveLength(3);
    clock.now += KEEP_FOUND_MS - KEEP_OTHER_MS;
    await ask('shop.com');
    expect(asked).toHaveLength(4);
  });

  it('tries again at once where nobody answered', async () => {
    const { ask, files } = world({ [at('shop.com')]: null });
    expect(await ask('shop.com')).toEqual({ state: 'refused', why: 'no-access' });
    files[at('shop.com')] = '{"purposes":[]}';
    expect(await ask('shop.com')).toMatchObject({ state: 'found' });
  });

  it('writes nothing from a private window', async () => {
    const { ask, area } = world({ [at('shop.com')]: '{"purposes":[]}' });
    await ask('shop.com', false);
    expect(area.items).toEqual({});
  });

  it('keeps so many domains and no more, also when asked at once', async () => {
    const { ask, area } = world({});
    await Promise.all(Array.from({ length: MAX_KEPT + 5 }, (_, index) => ask(`shop${index}.com`)));
    expect(area.items['well-known']).toHaveLength(MAX_KEPT);
  });

  it.each([[null], [[{ url: at('shop.com'), time: 1, answer: { state: 'found', declaration: {} } }]], ['x']])(
    'takes damaged storage for empty',
    async (stored) => {
      const { ask, area } = world({ [at('shop.com')]: '{"purposes":[]}' });
      area.items['well-known'] = stored;
      expect(await ask('shop.com')).toMatchObject({ state: 'found' });
    },
  );
});

describe('without access to a host', () => {
  it('tells a silent server from an answer that may be hidden for lack of access', async () => {
    const { ask, access } = world({ [at('shop.com')]: null });
    expect(await ask('shop.com')).toEqual({ state: 'refused', why: 'no-access' });
    access.add(at('shop.com'));
    expect(await ask('shop.com')).toEqual({ state: 'refused', why: 'unreachable' });
  });

  it('keeps the word of the sender where nobody asks for access to the organisation', async () => {
    expect(await world({ [at('shop.com')]: null }).ask('mail.shop.com')).toEqual({ state: 'none' });
  });
});
