import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAddress, plainName } from './plain-name.ts';

describe('plainName', () => {
  it('keeps ordinary names in any script', () => {
    expect(plainName('Élodie O’Neill')).toBe('Élodie O’Neill');
    expect(plainName('متجر الكتب')).toBe('متجر الكتب');
  });

  it('drops what reorders or hides', () => {
    expect(plainName('bank.example\u202emoc.live')).toBe('bank.example moc.live');
    expect(plainName('a\u200b\u2066b\u2069\n\tc')).toBe('a b c');
  });

  it('gives one bounded, whole line for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const name = plainName(text);
        expect(Array.from(name).length).toBeLessThanOrEqual(121);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('plainAddress', () => {
  it('keeps the domain of an address however long its local part is', () => {
    expect(plainAddress('a@b.test')).toBe('a@b.test');
    const shown = plainAddress(`${'bank.example@'.repeat(500)}evil.test`);
    expect(shown).toMatch(/^bank\.example@.*…/);
    expect(shown.endsWith('@evil.test')).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(121);
  });
});
