import * as v from 'valibot';
import { OptOutPhrases } from './opt-out-schema.ts';
import phrases from './opt-out.json' with { type: 'json' };

/** The phrases, checked against their schema. Throws where the file is broken, which the tests would have shown. */
export function optOutPhrases(): OptOutPhrases {
  return v.parse(OptOutPhrases, phrases);
}
