import { expect, it } from 'vitest';
import { historyFault } from './history-fault.ts';

it('tells a newer form, a full disk and everything else apart', () => {
  expect(historyFault(new DOMException('', 'VersionError'))).toBe('newer-version');
  expect(historyFault(new DOMException('', 'QuotaExceededError'))).toBe('full');
  expect(historyFault(new DOMException('', 'UnknownError'))).toBe('unreadable');
  expect(historyFault('VersionError')).toBe('unreadable');
});
