import { expect, test } from 'vitest';
import { MARCH_3 } from '../../test/fixtures/seen.ts';
import { mailboxKey, messageKey } from './message-key.ts';
import { seenMessageOf, type MessageFacts } from './seen-message-of.ts';

const SALT = 'salt';
const URLS = ['https://PX.shop.test/open?u=alice@mine.test', 'https://px.shop.test/2'];
const facts: MessageFacts = {
  sender: 'News@Shop.test',
  mailbox: 'alice@mine.test',
  date: null,
  source: 'https://mail.test/?_uid=2',
  headerDate: MARCH_3,
  seen: MARCH_3 + 5,
  declared: [],
  trackers: [...URLS, ...URLS].map((originalUrl) => ({
    judgement: { originalUrl, vendor: null },
    decision: { decision: 'block' },
    needs: null,
  })),
};

test('keeps hashes in place of mailbox, source and URLs, and each tracker once', () => {
  const message = seenMessageOf(SALT, facts);
  expect(message).toMatchObject({
    key: messageKey(SALT, facts),
    sender: 'news@shop.test',
    mailbox: mailboxKey(SALT, 'alice@mine.test'),
    date: MARCH_3,
    firstSeen: MARCH_3 + 5,
    lastSeen: MARCH_3 + 5,
  });
  expect(message.trackers.map(({ host }) => host)).toEqual(['px.shop.test', 'px.shop.test']);
  expect(JSON.stringify(message)).not.toMatch(/alice|open|_uid/i);
});

test('what the source says of the date does not make it another message', () => {
  expect(seenMessageOf(SALT, { ...facts, headerDate: null }).key).toBe(seenMessageOf(SALT, facts).key);
});
