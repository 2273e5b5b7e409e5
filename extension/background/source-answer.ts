import * as v from 'valibot';
import { SOURCE_FAULTS, type SourceAnswer } from '../content/source.ts';
import { MAX_SOURCE } from '../limits.ts';

const schema = v.union([
  v.object({ source: v.pipe(v.string(), v.maxLength(MAX_SOURCE)) }),
  v.object({ why: v.picklist(SOURCE_FAULTS) }),
]);

/**
 * What the script that reads a message's source has said, checked: it runs in the webmail's page, and an answer may have
 * been written by another version. What does not fit counts as none.
 */
export function sourceAnswer(answer: unknown): SourceAnswer {
  const parsed = v.safeParse(schema, answer);
  return parsed.success ? parsed.output : { why: 'unreachable' };
}
