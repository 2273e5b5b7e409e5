import { expect, it } from 'vitest';
import { trackerGroups } from './tracker-groups.ts';
import type { TrackerItem } from './view-summary.ts';

const PIXEL: TrackerItem = {
  id: 1,
  vendor: 'Mailwave',
  host: 'a.mailwave.test',
  vehicle: 'img-src',
  evidence: ['known-endpoint', 'tiny'],
  visiblePicture: false,
  state: 'blocked',
  reason: 'purpose-not-approved',
  needs: null,
  repeated: 1,
};

const ids = (trackers: readonly TrackerItem[]): number[][] =>
  trackerGroups(trackers).map(({ all }) => all.map(({ id }) => id));

it('gathers what shares vendor, vehicle and evidence, on whatever host and in whatever order', () => {
  expect(
    ids([
      PIXEL,
      { ...PIXEL, id: 2, vehicle: 'iframe-src' },
      { ...PIXEL, id: 3, host: 'b.mailwave.test', evidence: ['tiny', 'known-endpoint'] },
      { ...PIXEL, id: 4, evidence: ['tiny'] },
      { ...PIXEL, id: 5, vendor: null },
      { ...PIXEL, id: 6, vendor: null, host: 'b.mailwave.test' },
    ]),
  ).toEqual([[1, 3], [2], [4], [5], [6]]);
});

it('keeps a group together, under the same key, when one of it is loaded', () => {
  const before = trackerGroups([PIXEL, { ...PIXEL, id: 2 }]);
  const after = trackerGroups([PIXEL, { ...PIXEL, id: 2, state: 'loaded-by-you' }]);
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
});
