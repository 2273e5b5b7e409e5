import { describe, expect, it } from 'vitest';
import { languageOf, tagOf, translator } from './translate.ts';

describe('translator', () => {
  it('chooses the plural by the language, zero included', () => {
    const en = translator('en');
    const fr = translator('fr');
    expect([0, 1, 2].map((count) => en('message.trackers-blocked', { count }))).toEqual([
      '0 trackers blocked',
      '1 tracker blocked',
      '2 trackers blocked',
    ]);
    expect([0, 1, 2].map((count) => fr('message.trackers-blocked', { count }))).toEqual([
      '0 traceur bloqué',
      '1 traceur bloqué',
      '2 traceurs bloqués',
    ]);
  });

  it('writes numbers as the language does', () => {
    expect(translator('en')('pictures.title', { count: 12345 })).toBe('12,345 pictures shown');
    expect(translator('fr')('pictures.title', { count: 12345 })).toBe('12\u202f345 images affichées');
    expect(translator('fr')('pictures.title', { count: 1_000_000 })).toContain('images affichées');
  });

  it('writes Portuguese as in Portugal, where zero is several', () => {
    const pt = translator('pt-BR');
    expect(pt('strip.blocked', { count: 0 })).toBe('0 bloqueados');
    expect(pt('pictures.title', { count: 12345 })).toBe('12\u00a0345 imagens mostradas');
    expect(tagOf('pt')).toBe('pt-PT');
  });

  it('puts strings in as they are, even those that look like replacement patterns', () => {
    expect(translator('en')('load.asked', { name: "$& $' {count}" })).toBe("Asked for: $& $' {count}");
  });

  it('shows a placeholder whose parameter is missing', () => {
    expect(translator('en')('load.asked')).toBe('Asked for: {name}');
    expect(translator('en')('load.asked', { toString: 'x' })).toBe('Asked for: {name}');
  });
});

describe('languageOf', () => {
  it('reads the first part of a tag and falls back to English', () => {
    const tags = ['fr-CA', 'FR', 'fr_FR', 'en-GB', 'pt_BR', 'es-419', 'sv', '', 'frr'];
    expect(tags.map(languageOf)).toEqual(['fr', 'fr', 'fr', 'en', 'pt', 'es', 'en', 'en', 'en']);
  });
});
