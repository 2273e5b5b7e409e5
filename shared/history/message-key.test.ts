import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailboxKey, messageKey, trackerKey, type MessageIdentity } from './message-key.ts';

const SALT = '0123456789abcdef0123456789abcdef';
const TIME = Date.UTC(2026, 2, 3, 9, 12, 30);
const identity = (change: Partial<MessageIdentity> = {}): MessageIdentity => ({
  mailbox: 'alice@mine.test',
  sender: 'news@shop.test',
  date: TIME,
  source: null,
  seen: TIME,
  ...change,
});
const keyOf = (change: Partial<MessageIdentity> = {}) => messageKey(SALT, identity(change));

test('the same minute is the same message, whenever it is seen and wherever its source is', () => {
  expect(keyOf({ date: TIME + 29_000, seen: TIME + 9e9, source: 'https://mail.test/2' })).toBe(keyOf());
  expect(keyOf({ mailbox: 'Alice@Mine.test', sender: 'News@Shop.test' })).toBe(keyOf());
});

test.each([
  { date: TIME + 60_000 },
  { sender: 'news@other.test' },
  { mailbox: null },
  { mailbox: 'bob@mine.test' },
])('another message: %o', (change) => {
  expect(keyOf(change)).not.toBe(keyOf());
});

test('without a date the source tells messages apart, without both the day', () => {
  const source = 'https://mail.test/?_uid=2';
  expect(keyOf({ date: null, source, seen: TIME + 9e9 })).toBe(keyOf({ date: null, source }));
  expect(keyOf({ date: null, source: 'https://mail.test/?_uid=3' })).not.toBe(keyOf({ date: null, source }));
  expect(keyOf({ date: null, seen: TIME + 60_000 })).toBe(keyOf({ date: null }));
  expect(keyOf({ date: null, seen: TIME + 86_400_000 })).not.toBe(keyOf({ date: null }));
});

test('another installation’s keys are others, and no key says what it was made of', () => {
  expect(messageKey('another salt', identity())).not.toBe(keyOf());
  expect(mailboxKey('another salt', 'alice@mine.test')).not.toBe(mailboxKey(SALT, 'alice@mine.test'));
  expect(mailboxKey(SALT, null)).toBeNull();
});

test('any text gives a key of 32 hexadecimal digits; no text runs into the next', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.string(),
      (mailbox, sender, url) => {
        const key = keyOf({ mailbox, sender });
        expect(key).toMatch(/^[0-9a-f]{32}$/);
        expect(trackerKey(SALT, url)).toMatch(/^[0-9a-f]{32}$/);
        expect(keyOf({ mailbox: `${mailbox}x`, sender })).not.toBe(keyOf({ mailbox, sender: `x${sender}` }));
      },
    ),
  );
});
