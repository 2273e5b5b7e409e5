import { describe, expect, it } from 'vitest';
import type { PurposeState } from './disclosure-summary.ts';
import { changesTo, choiceOf } from './purpose-choice.tsx';

const OFF: PurposeState = {
  purpose: 'profiling',
  forSender: false,
  forEveryone: false,
  everyonePossible: true,
  locked: null,
  newHosts: [],
};
const purpose = 'profiling';

describe('the switch of a purpose', () => {
  it('does not show an approval for everyone that does not count for this sender', () => {
    expect(choiceOf({ ...OFF, forEveryone: true })).toBe('everyone');
    expect(choiceOf({ ...OFF, forEveryone: true, everyonePossible: false })).toBe('off');
    expect(choiceOf({ ...OFF, forSender: true, forEveryone: true, everyonePossible: false })).toBe('sender');
  });

  it('stands where an administrator put it', () => {
    expect(choiceOf({ ...OFF, locked: 'allowed' })).toBe('everyone');
    expect(choiceOf({ ...OFF, forSender: true, locked: 'forbidden' })).toBe('off');
  });

  it('gives before it takes back, and asks for nothing that is so already', () => {
    const forSender = { ...OFF, forSender: true };
    expect(changesTo('sender', OFF)).toEqual([{ purpose, scope: 'sender', on: true }]);
    expect(changesTo('off', forSender)).toEqual([{ purpose, scope: 'sender', on: false }]);
    expect(changesTo('everyone', forSender)).toEqual([
      { purpose, scope: 'everyone', on: true },
      { purpose, scope: 'sender', on: false },
    ]);
    expect(changesTo('sender', forSender)).toEqual([]);
  });

  it('never takes from everyone what it was not showing', () => {
    const unverified = { ...OFF, forSender: true, forEveryone: true, everyonePossible: false };
    expect(changesTo('off', unverified)).toEqual([{ purpose, scope: 'sender', on: false }]);
  });
});
