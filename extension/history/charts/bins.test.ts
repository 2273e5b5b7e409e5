import { describe, expect, it } from 'vitest';
import type { DayCount } from '../../../shared/history/query.ts';
import { binned, stepFor } from './bins.ts';

const at = (month: number, day: number, year = 2026): number => new Date(year, month - 1, day).getTime();
const count = (day: number, blocked = 1): DayCount => ({ day, blocked, shades: { undeclared: blocked } });

describe('binned', () => {
  it('fills the days without trackers, over a change of the clock too', () => {
    const bins = binned([count(at(3, 27)), count(at(3, 31), 2)], at(3, 31) + 3_600_000, 'day');
    expect(bins.map(({ day }) => new Date(day).getDate())).toEqual([27, 28, 29, 30, 31]);
    expect(bins.map(({ blocked }) => blocked)).toEqual([1, 0, 0, 0, 2]);
  });

  it('sums up weeks from Monday, and months', () => {
    const days = [count(at(3, 1)), count(at(3, 2)), count(at(3, 8), 3)];
    expect(binned(days, at(3, 9), 'week')).toEqual([
      count(at(2, 23)),
      count(at(3, 2), 4),
      { day: at(3, 9), blocked: 0, shades: {} },
    ]);
    expect(binned(days, at(3, 9), 'month')).toEqual([count(at(3, 1), 5)]);
  });

  it('leaves out what claims to be older than five years, or later than now', () => {
    const bins = binned([count(0), count(at(3, 1)), count(at(1, 1, 9000))], at(3, 2), 'month');
    expect(bins.length).toBeLessThanOrEqual(61);
    expect(bins.reduce((sum, { blocked }) => sum + blocked, 0)).toBe(1);
  });

  it('is one empty day without days', () => {
    expect(binned([], at(3, 2), 'day')).toEqual([{ day: at(3, 2), blocked: 0, shades: {} }]);
  });
});

describe('stepFor', () => {
  it.each([
    [90, 920, 'day'],
    [90, 280, 'week'],
    [365, 920, 'week'],
    [1500, 280, 'month'],
  ])('%i days on %i pixels: %s', (days, width, step) => {
    expect(stepFor([count(at(3, 1))], at(3, 1) + (days - 1) * 86_400_000, width)).toBe(step);
  });
});
