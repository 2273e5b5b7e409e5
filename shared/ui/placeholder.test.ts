import { expect, it } from 'vitest';
import { placeholderRoom } from './placeholder.ts';

it.each([
  [1, 1, 'icon'],
  [600, 20, 'icon'],
  [119, 300, 'icon'],
  [120, 40, 'action'],
  [600, 60, 'action'],
  [239, 400, 'action'],
  [240, 88, 'full'],
])('shows in %i × %i: %s', (width, height, room) => {
  expect(placeholderRoom(width, height)).toBe(room);
});
