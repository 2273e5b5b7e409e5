import { HELD_TYPES } from '../../shared/data/held-types.ts';
import { PRIORITY, type Rule } from './gate-rules.ts';

/** A while in which the gate stands aside because the user wants it so. */
export interface Pause {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  /** The pages it is for, and the hosts whose own documents' requests are held for them; null: all pages. */
  readonly site: { readonly hosts: readonly string[]; readonly initiators: readonly string[] } | null;
}

/** Ids of these rules begin here, above those of interfaces and of the self-test. */
export const FIRST_PAUSE_RULE = 3_000_000;

export function isPauseRule({ id }: Pick<Rule, 'id'>): boolean {
  return id >= FIRST_PAUSE_RULE;
}

/** The session rules under which everything loads as without the gate. */
export function pauseRules(pauses: readonly Pause[]): Rule[] {
  const frames = pauses.flatMap(({ site }) =>
    site === null ? [{}] : [{ topDomains: [...site.hosts] }, { initiatorDomains: [...site.initiators] }],
  );
  return frames.map((frame, index) => ({
    id: FIRST_PAUSE_RULE + index,
    priority: PRIORITY.pause,
    condition: { ...frame, resourceTypes: [...HELD_TYPES] },
    action: { type: 'allow' },
  }));
}
