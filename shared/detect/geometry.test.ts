import { describe, expect, it } from 'vitest';
import { geometryOf, isTiny } from './geometry.ts';
import { reference } from './test-messages.ts';

describe('isTiny', () => {
  it.each([
    [1, 1, true],
    [0, 0, true],
    [2, 2, true],
    [1, null, true],
    [null, 0, true],
    [600, 1, false],
    [1, 20, false],
    [3, 3, false],
    [null, null, false],
  ])('%s by %s: %s', (width, height, tiny) => {
    expect(isTiny({ width, height })).toBe(tiny);
  });
});

describe('geometryOf', () => {
  it('takes the declared size before the computed one, and the computed one where nothing is declared', () => {
    const computed = { width: 0, height: 0 };
    expect(geometryOf(reference('https://a.example/x', { computed })).tiny).toBe(false);
    const declared = { width: null, height: null };
    expect(geometryOf(reference('https://a.example/x', { declared, computed })).tiny).toBe(true);
  });

  it('tells what is hidden itself from what stands in a hidden part', () => {
    const hiddenBy = (cause: 'display-none' | 'font-size-zero', whose: 'own' | 'ancestor') =>
      geometryOf(reference('https://a.example/x', { hidden: [{ cause, whose }] }));
    expect(hiddenBy('display-none', 'own')).toMatchObject({ hidden: true, inHiddenPart: true });
    expect(hiddenBy('display-none', 'ancestor')).toMatchObject({ hidden: false, inHiddenPart: true });
    expect(hiddenBy('font-size-zero', 'ancestor')).toMatchObject({ hidden: false, inHiddenPart: false });
  });

  it('says nothing of the size of backgrounds and of what has no place on the page', () => {
    expect(geometryOf(reference('https://a.example/x', { vehicle: 'style-attribute' })).visible).toBe(false);
    expect(
      geometryOf(
        reference('https://a.example/x', { vehicle: 'script-src', declared: { width: 1, height: 1 } }),
      ).tiny,
    ).toBe(false);
  });
});
