import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../locales/translate.ts';
import { PURPOSES, type PurposeId } from '../disclose/purposes.ts';
import { PURPOSE_LANGUAGES, PurposeRows } from './purposes-schema.ts';
import { PURPOSE_ROWS, purposeConditions, purposeDescription, purposeRow, purposeTitle } from './purposes.ts';

const file = readFileSync(new URL('purposes.json', import.meta.url), 'utf8');
const docs = readFileSync(new URL('../../docs/purposes.md', import.meta.url), 'utf8');

/** What the recommendation says, read by eye: sections 3.1 (consent) and 3.2 (exempt). */
const REGIMES: Readonly<Record<PurposeId, readonly [string, string]>> = {
  'campaign-performance': ['consent', '3.1'],
  profiling: ['consent', '3.1'],
  'fraud-detection': ['consent', '3.1'],
  deliverability: ['consent', '3.1'],
  'deliverability-exempt': ['exempt', '3.2'],
  'authentication-security': ['exempt', '3.2'],
  'public-service': ['exempt', '3.2'],
};

describe('purposes.json', () => {
  it('is canonical and follows its schema', () => {
    expect(`${JSON.stringify(JSON.parse(file), null, 2)}\n`).toBe(file);
    expect(v.parse(PurposeRows, JSON.parse(file))).toEqual(PURPOSE_ROWS);
  });

  it('has every purpose once, in the order of the contract', () => {
    expect(PURPOSE_ROWS.map(({ id }) => id)).toEqual([...PURPOSES]);
  });

  it('has the regime and the section of the recommendation', () => {
    for (const { id, regime, section } of PURPOSE_ROWS) expect([regime, section], id).toEqual(REGIMES[id]);
  });

  it('covers every language of the interface', () => {
    expect(PURPOSE_LANGUAGES).toEqual(expect.arrayContaining([...LANGUAGES]));
  });

  it.each(PURPOSE_LANGUAGES)(
    'tells the purposes apart in %s, with conditions for exemptions alone',
    (language) => {
      for (const read of [purposeTitle, purposeDescription]) {
        const texts = PURPOSES.map((id) => read(id, language));
        expect(new Set(texts).size).toBe(PURPOSES.length);
        if (language !== 'en') for (const id of PURPOSES) expect(texts).not.toContain(read(id, 'en'));
      }
      for (const { id, regime } of PURPOSE_ROWS) {
        const count = purposeConditions(id, language).length;
        expect(count > 0, id).toBe(regime === 'exempt');
        expect(count).toBe(purposeConditions(id, 'en').length);
      }
    },
  );
});

describe('the words of a purpose', () => {
  it('are found by language tag, in English where there are none', () => {
    expect(purposeTitle('profiling', 'fr-CA')).toBe('Un profil utilisé ailleurs');
    expect(purposeTitle('profiling', 'PT_br')).toBe('Um perfil usado noutros lugares');
    for (const tag of ['fi', '', '__proto__', 'constructor'])
      expect(purposeTitle('profiling', tag)).toBe('A profile used elsewhere');
    expect(purposeRow('profiling').regime).toBe('consent');
  });
});

describe('docs/purposes.md', () => {
  it('says what the file says', () => {
    const parts = PURPOSE_ROWS.flatMap(({ id, regime, section }) => [
      `## ${purposeTitle(id, 'en')}`,
      '',
      `\`${id}\` · ${regime === 'consent' ? 'needs consent' : 'exempt from consent'} · section ${section}`,
      '',
      purposeDescription(id, 'en'),
      ...(regime === 'exempt' ? ['', 'The sender must keep to this:', ''] : []),
      ...purposeConditions(id, 'en').map((condition) => `- ${condition}`),
      '',
    ]);
    expect(docs.slice(docs.indexOf('## '))).toBe(`${parts.join('\n').trimEnd()}\n`);
  });
});
