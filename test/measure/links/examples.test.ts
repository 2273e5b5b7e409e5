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

  it('that stop the tracking are found, in percent: precision at least 97, recall at least 90', () => {
    const judged = examples.map((example) => ({ label: example.label, kind: linkKind(example) }));
    const called = judged.filter(({ kind }) => kind === 'withdraw-tracking');
    const meant = judged.filter(({ label }) => label === 'withdraw-tracking');
    const hits = called.filter(({ label }) => label === 'withdraw-tracking').length;
    expect(meant.length).toBeGreaterThanOrEqual(30); // Enough of them to speak of percent.
    expect((100 * hits) / called.length).toBeGreaterThanOrEqual(97);
    expect((100 * hits) / meant.length).toBeGreaterThanOrEqual(90);
  });

  it('are read rightly, and no trap is taken for a way to stop the tracking', () => {
    const wrong = examples.filter((example) => linkKind(example) !== example.label);
    expect(wrong.filter((example) => linkKind(example) === 'withdraw-tracking')).toEqual([]);
    expect(wrong.length / examples.length).toBeLessThan(0.02);
  });
});
