import { describe, expect, it, vi } from 'vitest';
import { managedChoices, managedChoicesSoon } from './managed-choices.ts';

const area = (stored: Record<string, unknown>) => ({ get: () => Promise.resolve(stored) });

describe('what an administrator has chosen', () => {
  it('is taken where it is known, and left out where it is not', async () => {
    expect(await managedChoices(area({ strictness: 'strict', retentionMonths: 3, lock: true }))).toEqual({
      strictness: 'strict',
      retentionMonths: 3,
    });
    expect(
      await managedChoices(area({ strictness: 'total', retentionMonths: 2, showVisibleIndividual: 1 })),
    ).toEqual({});
  });

  it('is nothing where nobody manages the browser', async () => {
    expect(await managedChoices({ get: () => Promise.reject(new Error('no policy')) })).toEqual({});
  });

  it('holds back what could tell while the browser does not say, and calls when it does', async () => {
    const late = vi.fn();
    let answer: (stored: Record<string, unknown>) => void = () => undefined;
    const slow = new Promise<Record<string, unknown>>((resolve) => {
      answer = resolve;
    });
    expect(await managedChoicesSoon({ get: () => slow }, late)).toEqual({ showVisibleIndividual: false });
    expect(late).not.toHaveBeenCalled();
    answer({ showVisibleIndividual: true });
    await vi.waitFor(() => {
      expect(late).toHaveBeenCalledOnce();
    });
  });
});
