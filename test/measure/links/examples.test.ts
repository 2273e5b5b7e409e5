import { describe, expect, it } from 'vitest';
import { linkKind } from '../../../shared/disclose/links/link-kind.ts';
import { EXAMPLE_LANGUAGES, LINK_KINDS, ownExamples } from './examples.ts';

const examples = ownExamples();

describe('the examples of links', () => {
  it('are at least 200, with every kind in every language', () => {
    expect(examples.length).toBeGreaterThanOrEqual(200);
    for (const lang of EXAMPLE_LANGUAGES) {
      const kinds = new Set(examples.filter((example) => example.lang === lang).map(({ label }) => label));
      expect([...kinds].sort()).toEqual([...LINK_KINDS].sort());
    }
  });

  it('hold their text in their sentence', () => {
    for (const { text, sentence, at } of examples) {
      expect(sentence).toContain(text);
      if (at !== undefined) expect(sentence.startsWith(text, at)).toBe(true);
    }
  });

  it('are read rightly, and no trap is taken for a way to stop the tracking', () => {
    const wrong = examples.filter((example) => linkKind(example) !== example.label);
    expect(wrong.filter((example) => linkKind(example) === 'withdraw-tracking')).toEqual([]);
    expect(wrong.length / examples.length).toBeLessThan(0.02);
  });
});
