import type { RemoteReference } from '../../shared/extract/reference.ts';
import type { JudgeAnswer, ReferenceDecision } from '../messages.ts';

/** What the background said of each reference of a view, so that only news is asked for. */
export class Verdicts {
  private byReference = new Map<string, ReferenceDecision>();

  /** The decision on a reference; null while it was not asked for. */
  of(reference: RemoteReference): ReferenceDecision | null {
    return this.byReference.get(keyOf(reference)) ?? null;
  }

  /** Whether these are the very references that were asked for last: nothing new, nothing gone. */
  cover(references: readonly RemoteReference[]): boolean {
    const keys = new Set(references.map(keyOf));
    if (keys.size !== this.byReference.size) return false;
    return [...keys].every((key) => this.byReference.has(key));
  }

  /** Takes in an answer; what is not in view any more is forgotten. */
  take(references: readonly RemoteReference[], answer: JudgeAnswer): void {
    this.byReference = new Map(
      references.flatMap((reference, index) => {
        const decision = answer.decisions[index];
        return decision ? [[keyOf(reference), decision] as const] : [];
      }),
    );
  }
}

function keyOf(reference: RemoteReference): string {
  return `${reference.vehicle} ${reference.absolute}`;
}
