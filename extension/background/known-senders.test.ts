import { expect, test } from 'vitest';
import { translator } from '../../shared/locales/translate.ts';
import type { SenderHistory } from './history-store.ts';
import { answerKnownSenders } from './known-senders.ts';

const HISTORY: readonly SenderHistory[] = [
  { address: 'news@shop.example', blocked: 3, days: 1 },
  { address: 'daily@press.example', blocked: 1, days: 1 },
  { address: 'offers@travel.example', blocked: 12, days: 4 },
];

function answer(addresses: string[], incognito = false, language = 'en') {
  const asked: string[][] = [];
  const history = {
    ofSenders: (senders: readonly string[]) => {
      asked.push([...senders]);
      return Promise.resolve(HISTORY.filter(({ address }) => senders.includes(address)));
    },
  };
  const services = { history, translate: translator(language) };
  return answerKnownSenders({ addresses }, { incognito }, services).then((known) => ({ known, asked }));
}

test('says how often each sender tracked, in words', async () => {
  const { known } = await answer(HISTORY.map(({ address }) => address));
  expect(known).toEqual([
    { address: 'news@shop.example', label: 'Tried to track you: 3 trackers blocked' },
    { address: 'daily@press.example', label: 'Tried to track you: 1 tracker blocked' },
    { address: 'offers@travel.example', label: 'Tried to track you: 12 trackers blocked, on 4 days' },
  ]);
});

test('in French too', async () => {
  const { known } = await answer(['offers@travel.example'], false, 'fr');
  expect(known[0]?.label).toBe('A tenté de vous suivre\u00a0: 12 traceurs bloqués, sur 4 jours');
});

test('asks for each address once, in lower case, and says nothing of strangers', async () => {
  const { known, asked } = await answer(['News@Shop.example', 'news@shop.example', 'friend@home.example']);
  expect(asked).toEqual([['news@shop.example', 'friend@home.example']]);
  expect(known.map(({ address }) => address)).toEqual(['news@shop.example']);
});

test('a private window learns nothing', async () => {
  expect(await answer(['news@shop.example'], true)).toEqual({ known: [], asked: [] });
});
