import { expect, test } from 'vitest';
import { LEDGER_KEY } from './approvals-disk.ts';
import { newsOf } from './approvals-news.ts';

test('what else is stored on this device changes no approval: nothing is read, told or judged anew', () => {
  expect(newsOf('local', ['settings', 'history-salt'])).toBeNull();
  expect(newsOf('session', [LEDGER_KEY])).toBeNull();
});

test('the approvals of this device are read anew, and judged by whoever changed them', () => {
  expect(newsOf('local', ['settings', LEDGER_KEY])).toEqual({ exchange: false, forget: true, judge: false });
});

test('another machine’s word is learned before anything is forgotten; a policy is judged at once', () => {
  expect(newsOf('sync', ['approvals:ffffffff:0'])).toEqual({ exchange: true, forget: false, judge: false });
  expect(newsOf('managed', ['purposes'])).toEqual({ exchange: false, forget: true, judge: true });
});
