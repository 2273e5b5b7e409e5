import { describe, expect, it } from 'vitest';
import { catalogueFaults, unusedKeys } from './catalogue-faults.ts';

const ENGLISH = {
  'card.close': 'Close',
  'message.from': 'From {who}, on {date}',
  'message.waiting': 'Your webmail holds it until you let it load.',
};
const GERMAN = {
  'card.close': 'Schließen',
  'message.from': 'Von {who}, am {date}',
  'message.waiting': 'Ihr Webmail hält es zurück, bis Sie es laden lassen.',
};

describe('a planted fault is found', () => {
  it('and nothing where there is none', () => {
    expect(catalogueFaults(GERMAN, ENGLISH)).toEqual([]);
    expect(catalogueFaults(ENGLISH, ENGLISH)).toEqual([
      'untranslated message.from',
      'untranslated message.waiting',
    ]);
  });

  it.each([
    [
      'a key that only English has',
      { 'card.close': 'Schließen' },
      ['missing message.from', 'missing message.waiting'],
    ],
    ['a key that English does not have', { ...GERMAN, 'message.zero': 'Null' }, ['unknown message.zero']],
    [
      'keys in another order',
      Object.fromEntries(Object.entries(GERMAN).reverse()),
      ['unsorted message.waiting'],
    ],
    ['no words', { ...GERMAN, 'card.close': ' ' }, ['empty card.close', 'characters card.close']],
    ['a lost placeholder', { ...GERMAN, 'message.from': 'Von {who}' }, ['placeholders message.from']],
    [
      'a translated placeholder',
      { ...GERMAN, 'message.from': 'Von {wer}, am {date}' },
      ['placeholders message.from'],
    ],
    [
      'a broken placeholder',
      { ...GERMAN, 'message.from': 'Von {who}, am {date} {' },
      ['braces message.from'],
    ],
    ['mark-up', { ...GERMAN, 'card.close': '<b>Zu</b>' }, ['characters card.close']],
    ['a straight apostrophe', { ...GERMAN, 'card.close': "Geht's zu" }, ['characters card.close']],
    ['a long button', { ...GERMAN, 'card.close': 'Dieses Fenster zu' }, ['long card.close']],
    [
      'a long sentence',
      { ...GERMAN, 'message.from': `Von {who}, am {date}${'.'.repeat(30)}` },
      ['long message.from'],
    ],
  ])('%s', (_fault, catalogue, found) => {
    expect(catalogueFaults(catalogue, ENGLISH)).toEqual(found);
  });
});

describe('keys that no source names', () => {
  const KEYS = [
    'card.close',
    'strip.blocked.one',
    'strip.blocked.other',
    'strip.gone',
    'attention.lost.title',
  ];

  it('are found where neither a string nor a filled template names them', () => {
    const sources = ["t('card.close')", 't(`strip.${fate}`, { count })', 't(`attention.${problem}.title`)'];
    expect(unusedKeys(KEYS, sources)).toEqual(['strip.blocked', 'strip.gone', 'attention.lost.title']);
    expect(unusedKeys(KEYS, [...sources, "'blocked' | 'lost'"])).toEqual(['strip.gone']);
  });

  it('are all, where a template names no part of a key', () => {
    expect(unusedKeys(['card.close'], ["`${a}` `${a}.${b}` 'card' 'close'"])).toEqual(['card.close']);
  });
});
