import {
  type BareItem,
  type Dictionary,
  DisplayString,
  type InnerList,
  type Item,
  Token,
} from 'structured-headers';
import type { Declaration } from './declaration.ts';
import { declaredName, declaredNames, isRetention, knownPurposes, type Member } from './declared-members.ts';
import { declaredUrl } from './declared-url.ts';
import type { Mistake } from './mistake.ts';
import { PURPOSES } from './purposes.ts';

/** What the members of a field say; carrier, quote and pixel are the caller's. */
export type Statement = Pick<
  Declaration,
  'purposes' | 'controller' | 'thirdParties' | 'retentionDays' | 'withdraw' | 'policy'
>;

/** Characters of an unknown purpose in a mistake. */
const MAX_WRONG_WORD = 60;

/** Reads the known members of a dictionary; what is of another type is left out, and a mistake. */
export function readMembers(dictionary: Dictionary): { statement: Statement; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const member = <T>(name: Member, read: (value: Item | InnerList) => T | null): T | null => {
    const value = dictionary.get(name);
    if (value === undefined) return null;
    const found = read(value);
    if (found === null) mistakes.push({ kind: 'wrong-type', member: name });
    return found;
  };
  const url = (name: 'withdraw' | 'policy'): string | null => {
    const text = member(name, oneText);
    const found = text === null ? null : declaredUrl(text);
    if (text !== null && found === null) mistakes.push({ kind: 'bad-url', member: name });
    return found;
  };
  const named = member('purposes', texts) ?? [];
  mistakes.push(...purposeMistakes(named));
  const statement: Statement = {
    purposes: knownPurposes(named),
    controller: member('controller', (value) => declaredName(oneText(value) ?? '')),
    thirdParties: declaredNames(member('third-parties', texts) ?? []),
    retentionDays: member('retention', days),
    withdraw: url('withdraw'),
    policy: url('policy'),
  };
  return { statement, mistakes };
}

function purposeMistakes(named: readonly string[]): Mistake[] {
  if (named.length === 0) return [{ kind: 'no-purposes' }];
  return named
    .filter((name) => !PURPOSES.some((known) => known === name))
    .map((name) => ({ kind: 'unknown-purpose', purpose: name.slice(0, MAX_WRONG_WORD) }));
}

/** A string, token or display string; null for anything else. */
function textOf(item: BareItem): string | null {
  if (typeof item === 'string') return item;
  return item instanceof Token || item instanceof DisplayString ? item.toString() : null;
}

function oneText([item]: Item | InnerList): string | null {
  return Array.isArray(item) ? null : textOf(item);
}

function texts([items]: Item | InnerList): string[] | null {
  if (!Array.isArray(items)) return null;
  const found = items.map(([item]) => textOf(item));
  return found.every((text) => text !== null) ? found : null;
}

function days([item]: Item | InnerList): number | null {
  return isRetention(item) ? item : null;
}
