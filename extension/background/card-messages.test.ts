import { describe, expect, test, vi } from 'vitest';
import { NOTHING_DISCLOSED } from '../../shared/ui/disclosure-summary.ts';
import type { ViewSummary } from '../../shared/ui/view-summary.ts';
import { answerCardAct, answerCardState, answerOpenCard, type CardServices } from './card-messages.ts';
import type { StoredTab } from './view-store.ts';

const SUMMARY: ViewSummary = {
  sender: { address: 'news@shop.test' },
  yours: false,
  trackers: [],
  pictures: [],
  held: [],
  beyondCap: 0,
  state: 'judged',
  ...NOTHING_DISCLOSED,
  disclosure: {
    ...NOTHING_DISCLOSED.disclosure,
    purposes: [{ purpose: 'profiling', regime: 'consent', carriers: ['header'], doubt: null }],
    optOuts: [{ kind: 'one-click', source: 'header', url: 'https://list.test/u/1', quote: null }],
  },
};
const TAB = { views: [{ view: 'v', summary: SUMMARY }] } as unknown as StoredTab;
const EMPTY = { views: [] } as unknown as StoredTab;
const FROM = { tabId: 7, documentId: 'd' };

function services() {
  return {
    tab: (tabId: number) => Promise.resolve(tabId === 7 ? TAB : EMPTY),
    perform: vi.fn<CardServices['perform']>(() => Promise.resolve({ ok: true })),
    showCard: vi.fn<CardServices['showCard']>(() => Promise.resolve()),
    language: () => 'fr' as const,
    openPopup: vi.fn<CardServices['openPopup']>(() => Promise.resolve()),
    noteCard: vi.fn<CardServices['noteCard']>(),
  };
}

describe('the card in the message', () => {
  test('opens in the very document of the badge, or in the popup where that cannot be', async () => {
    const given = services();
    await answerOpenCard({ view: 'v', top: 20 }, FROM, given);
    expect(given.showCard).toHaveBeenCalledWith(7, 'd', 'v', 20);
    expect(given.openPopup).not.toHaveBeenCalled();
    await answerOpenCard({ view: 'v', top: 20 }, { ...FROM, documentId: null }, given);
    given.showCard.mockRejectedValueOnce(new Error('no access'));
    await answerOpenCard({ view: 'v', top: 20 }, FROM, given);
    expect(given.openPopup.mock.calls).toEqual([
      [7, 'v'],
      [7, 'v'],
    ]);
  });

  test('shows views of its own tab alone', async () => {
    expect(await answerCardState('v', FROM, services())).toEqual({ summary: SUMMARY, language: 'fr' });
    expect(await answerCardState('v', { ...FROM, tabId: 8 }, services())).toBeNull();
  });

  test('does what its view lists, in the words of the popup', async () => {
    const given = services();
    const act = { kind: 'opt-out', url: 'https://list.test/u/1' } as const;
    expect(await answerCardAct({ view: 'v', act }, FROM, given)).toEqual({ ok: true });
    expect(given.perform).toHaveBeenCalledWith({ ...act, tabId: 7, view: 'v' });
  });

  test('asks nobody that its view does not name, and approves nothing that it does not show', async () => {
    const given = services();
    const elsewhere = { kind: 'opt-out', url: 'https://elsewhere.test/' } as const;
    const other = { kind: 'approve', purpose: 'public-service', scope: 'sender', on: true } as const;
    for (const act of [elsewhere, other])
      expect(await answerCardAct({ view: 'v', act }, FROM, given)).toEqual({ error: 'not-offered' });
    expect(await answerCardAct({ view: 'x', act: elsewhere }, FROM, given)).toEqual({ error: 'view-gone' });
    expect(given.perform).not.toHaveBeenCalled();
  });

  test('says a failure, also one that nobody foresaw', async () => {
    const given = services();
    const act = { kind: 'look-up' } as const;
    given.perform.mockRejectedValueOnce(new Error('?'));
    expect(await answerCardAct({ view: 'v', act }, FROM, given)).toEqual({ error: 'failed' });
    given.perform.mockResolvedValueOnce({ error: 'no-answer' });
    expect(await answerCardAct({ view: 'v', act }, FROM, given)).toEqual({ error: 'no-answer' });
  });
});
