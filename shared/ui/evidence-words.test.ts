import { expect, it } from 'vitest';
import { translator } from '../locales/translate.ts';
import { evidenceWords } from './evidence-words.ts';

const t = translator('en');

it('names the lists that a tracker stands on', () => {
  const words = evidenceWords('listed', { lists: ['EasyPrivacy', 'Mine'] }, t);
  expect(words).toMatch(/added: .*EasyPrivacy.*, .*Mine/);
});

it('says only that there is one where its name is not known, as in history', () => {
  expect(evidenceWords('listed', {}, t)).toBe('It is on a filter list that you have added.');
  expect(evidenceWords('tiny', { lists: ['EasyPrivacy'] }, t)).toBe('It is too small to be seen.');
});
