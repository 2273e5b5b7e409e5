import { describe, expect, test } from 'vitest';
import { NOTHING_DISCLOSED } from './disclosure-summary.ts';
import { translator } from '../locales/translate.ts';
import { headline, meaning } from './headline.ts';
import { tally } from './tally.ts';
import type { TrackerItem, ViewSummary } from './view-summary.ts';

const TRACKER: TrackerItem = {
  id: 1,
  vendor: null,
  host: 'tracker.test',
  vehicle: 'blocked-attribute',
  evidence: ['tiny'],
  visiblePicture: false,
  state: 'waiting',
  reason: 'held-by-webmail',
  needs: null,
  repeated: 1,
};

const EMPTY: ViewSummary = {
  sender: { address: null },
  yours: false,
  trackers: [],
  pictures: [],
  held: [],
  beyondCap: 0,
  state: 'judged',
  ...NOTHING_DISCLOSED,
};

function words(view: Partial<ViewSummary>, language = 'en'): string[] {
  const whole = { ...EMPTY, ...view };
  const counts = tally(whole);
  const t = translator(language);
  return [headline(whole, counts, t), ...meaning(whole, counts, t)];
}

const waitingPictures = (count: number) => [{ id: 9, host: 'a.test', count, state: 'waiting' as const }];
const two = [TRACKER, { ...TRACKER, id: 2 }];

describe('what the webmail holds is said as what would happen', () => {
  test('pictures and trackers', () => {
    expect(words({ trackers: two, pictures: waitingPictures(8) })).toEqual([
      'Your webmail is holding pictures',
      'If you allow pictures there: 8 pictures will be shown, 2 trackers will stay blocked.',
    ]);
    expect(words({ trackers: two, pictures: waitingPictures(8) }, 'fr')).toEqual([
      'Votre messagerie retient des images',
      'Si vous y autorisez les images\u00a0: 8 images s’afficheront, 2 traceurs resteront bloqués.',
    ]);
  });

  test('a tracker alone, or pictures alone', () => {
    expect(words({ trackers: [TRACKER] })).toEqual([
      'Your webmail is holding a picture',
      'If you allow pictures there: 1 tracker will stay blocked.',
    ]);
    expect(words({ pictures: waitingPictures(3) })[1]).toBe(
      'If you allow pictures there: 3 pictures will be shown, no tracker was found.',
    );
  });

  test('beside what was blocked already, which comes first', () => {
    expect(words({ trackers: [TRACKER, { ...TRACKER, id: 3, state: 'blocked' }] })).toEqual([
      '1 tracker blocked',
      'Blocked means never requested: through it, nobody learned that you opened this message.',
      'Your webmail is holding a picture. If you allow pictures there: 1 tracker will stay blocked.',
    ]);
  });

  test('and not at all where it holds nothing', () => {
    expect(words({}).join()).not.toContain('webmail');
  });
});
