import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHOICE_ENTRIES } from '../settings/choices.ts';
import { settingsForFile, settingsOfFile } from './settings-file.ts';

const NOTHING = { choices: {}, lookUp: null, webmails: [] };

describe('a file of settings', () => {
  it('gives back what was put in', () => {
    const settings = fc.record({
      choices: fc.record({
        showVisibleIndividual: fc.boolean(),
        strictness: fc.constantFrom(...CHOICE_ENTRIES.strictness.options),
        retentionMonths: fc.constantFrom(...CHOICE_ENTRIES.retentionMonths.options),
        language: fc.constantFrom(...CHOICE_ENTRIES.language.options),
      }),
      lookUp: fc.boolean(),
      webmails: fc.uniqueArray(fc.domain(), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(settings, (given) => {
        expect(settingsOfFile(JSON.stringify(settingsForFile(given)))).toEqual(given);
      }),
    );
  });

  it('takes nothing from a file of approvals alone, and nothing that it does not know', () => {
    expect(settingsOfFile('{"format":"pixelgate-approvals","version":1,"approvals":[]}')).toEqual(NOTHING);
    const strange = {
      settings: { strictness: 'total', language: 'xx', retentionMonths: 1e9, lookUp: 'yes' },
    };
    expect(settingsOfFile(JSON.stringify(strange))).toEqual(NOTHING);
    expect(settingsOfFile(JSON.stringify({ webmails: ['https://evil.test/<img>'] }))).toEqual(NOTHING);
  });

  it('never throws on JSON, and never gives anything but choices', () => {
    fc.assert(
      fc.property(fc.object(), fc.anything(), (settings, webmails) => {
        const text = JSON.stringify({ settings, webmails: webmails ?? null });
        for (const name of Object.keys(settingsOfFile(text).choices))
          expect(CHOICE_ENTRIES).toHaveProperty(name);
      }),
    );
  });
});
