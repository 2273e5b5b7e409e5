import { expect, it } from 'vitest';
import { MemoryBackground, request } from '../../test/fixtures/memory-background.ts';

const LOGO = 'https://img.example/logo.png';

it('a picture on a list is blocked in judging, and the popup is told which list', async () => {
  const background = new MemoryBackground();
  const pages: (string | null)[] = [];
  const lists = {
    listed: (page: string | null) => {
      pages.push(page);
      return Promise.resolve((url: string) => (url === LOGO ? ['Mine'] : []));
    },
  };
  const answer = await background.judge(request(), undefined, { ...background.services, lists });
  expect(answer.decisions[0]).toMatchObject({ decision: 'block', tracker: true, placeholder: true });
  await expect
    .poll(async () => (await background.stored())?.summary.trackers)
    .toContainEqual(expect.objectContaining({ host: 'img.example', lists: ['Mine'] }));
  expect(pages).toEqual(['mail.example']);
});

it('nothing is let through while the lists cannot be read', async () => {
  const background = new MemoryBackground();
  const lists = { listed: () => Promise.reject(new Error('broken')) };
  const services = { ...background.services, lists };
  await expect(background.judge(request(), undefined, services)).rejects.toThrow('broken');
  expect(background.rules.size).toBe(0);
});
