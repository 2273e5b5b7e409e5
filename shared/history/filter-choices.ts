import { EVIDENCE } from '../detect/judgement.ts';
import { PURPOSES } from '../disclose/purposes.ts';
import { listOf, type HistoryColumns } from './columns.ts';
import type { FilterChoices } from './query.ts';

/** What can be chosen in each filter: what stands in history and nothing else. */
export function filterChoices({ texts }: HistoryColumns): FilterChoices {
  const purposes = membersOf(texts.purposes.values);
  const evidence = membersOf(texts.evidence.values);
  const undeclared = texts.purposes.find('') < 0 ? [] : (['undeclared'] as const);
  return {
    senders: texts.sender.values.toSorted(),
    vendors: texts.vendor.values.toSorted(),
    webmails: texts.webmail.values.toSorted(),
    purposes: [...PURPOSES.filter((one) => purposes.has(one)), ...undeclared],
    evidence: EVIDENCE.filter((one) => evidence.has(one)),
  };
}

function membersOf(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(listOf));
}
