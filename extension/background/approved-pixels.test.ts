import { beforeEach, describe, expect, test } from 'vitest';
import type { Approval } from '../../shared/decide/approval.ts';
import { MemoryBackground, request } from '../../test/fixtures/memory-background.ts';

/** What one approval lets through, and what it must not. */

const HOST = 'mailtrack.example';
const declared = (name: string): string =>
  `<img src="https://${HOST}/track/open/${name}/p.gif?uid=${name}" width="1" height="1" alt="Email-Tracking: purposes=(deliverability-exempt)">`;
const DECLARED = declared('6f1c9a3e77b24d10a5c2e8');
const SILENT = `<img src="https://${HOST}/track/open/77b24d10a5c2e86f1c9a3e/p.gif?uid=77b24d10a5c2e86f1c9a3e" width="1" height="1">`;
const LOGO = '<p>Hello</p><img src="https://img.example/logo.png" width="120" height="40" alt="Shop">';

const APPROVAL: Approval = {
  id: 'a',
  purpose: 'deliverability-exempt',
  regime: 'consent',
  scope: { kind: 'sender', address: 'news@shop.example', domain: null },
  hosts: [HOST],
  pathShapes: ['/track/open/*/p.gif'],
  given: 1,
};

let background: MemoryBackground;
beforeEach(() => {
  background = new MemoryBackground();
  background.approvals = [APPROVAL];
});

const rulesOf = (priority: number) =>
  [...background.rules.values()].filter((rule) => rule.priority === priority).map((rule) => rule.condition);

describe('an approved pixel', () => {
  test('is let through alone, above the block of known endpoints, and not its host', async () => {
    const answer = await background.judge(request(LOGO + DECLARED + SILENT));
    expect(answer.decisions.map(({ reason }) => reason)).toEqual([
      'harmless-picture',
      'approved-for-sender',
      'undeclared',
    ]);
    expect(rulesOf(2).map(({ requestDomains }) => requestDomains)).toEqual([['img.example']]);
    expect(rulesOf(5)).toMatchObject([{ requestDomains: [HOST] }]);
    expect(rulesOf(5)[0]?.urlFilter).toContain('6f1c9a3e77b24d10a5c2e8');
  });

  test('is one of fifty at most; those beyond are blocked, and said to be', async () => {
    const many = Array.from({ length: 52 }, (_, at) => declared(`6f1c9a3e77b24d10a5c2${at + 10}`));
    const answer = await background.judge(request(LOGO + many.join('') + (many[0] ?? '')));
    const reasons = answer.decisions.slice(1).map(({ reason }) => reason);
    expect(reasons.slice(0, 50).every((reason) => reason === 'approved-for-sender')).toBe(true);
    // The last one is the first one once more: it takes no rule of its own.
    expect(reasons.slice(50)).toEqual(['too-many-pixels', 'too-many-pixels', 'approved-for-sender']);
    expect(rulesOf(5)).toHaveLength(50);
    await expect.poll(async () => (await background.stored())?.summary.trackers.length).toBe(52);
    const { trackers = [] } = (await background.stored())?.summary ?? {};
    expect(trackers.filter(({ state }) => state === 'blocked')).toHaveLength(2);
  });

  test('is held again as soon as its approval is gone', async () => {
    await background.judge(request(LOGO + DECLARED));
    background.approvals = [];
    await background.judge(request(LOGO + DECLARED));
    expect(rulesOf(5)).toEqual([]);
  });
});
