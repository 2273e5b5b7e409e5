import type { DeclaredPurpose } from '../disclose/disclosure.ts';
import { dateOf, type SeenMessage } from './seen-message.ts';

/** A time in which a sender declared the same. */
export interface DeclaredPeriod {
  /** Empty: nothing was declared. */
  readonly purposes: readonly DeclaredPurpose[];
  /** Of the first and the last message in it (milliseconds since 1970): its date, or when it was seen. */
  readonly from: number;
  readonly to: number;
  readonly messages: number;
}

/** What a sender declared over time, the earliest first: one period for each change. */
export function declaredOverTime(messages: readonly SeenMessage[]): DeclaredPeriod[] {
  const dated = messages.map((one) => ({ at: dateOf(one) ?? one.firstSeen, purposes: one.declared }));
  const periods: DeclaredPeriod[] = [];
  for (const { at, purposes } of dated.sort((one, other) => one.at - other.at)) {
    const last = periods.at(-1);
    if (last && saysTheSame(last.purposes, purposes))
      periods[periods.length - 1] = { ...last, to: at, messages: last.messages + 1 };
    else periods.push({ purposes, from: at, to: at, messages: 1 });
  }
  return periods;
}

/** Whether two declarations name the same purposes under the same regimes, wherever they stood. */
function saysTheSame(one: readonly DeclaredPurpose[], other: readonly DeclaredPurpose[]): boolean {
  return wordOf(one) === wordOf(other);
}

function wordOf(declared: readonly DeclaredPurpose[]): string {
  return declared.map(({ purpose, regime }) => `${purpose} ${regime}`).join();
}
