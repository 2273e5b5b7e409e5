import type { RemoteReference } from '../../shared/extract/reference.ts';
import type { ReferenceDecision, ViewAnswer } from '../messages.ts';

/** What the background said of each reference of a view, so that only news is asked for. */
export class Verdicts {
  private byReference = new Map<string, ReferenceDecision>();
  private asked: ReadonlySet<string> = new Set();
  private allowed: ReadonlySet<string> = new Set();

  /** The decision on a reference; null while it was not asked for. */
  of(reference: RemoteReference): ReferenceDecision | null {
    return this.byReference.get(keyOf(reference)) ?? null;
  }

  isTracker(reference: RemoteReference): boolean {
    return this.of(reference)?.tracker === true;
  }

  /** Absolute URLs that may load. */
  get mayLoad(): ReadonlySet<string> {
    return this.allowed;
  }

  /** Whether these are the very references that were asked for last: nothing new, nothing gone. */
  cover(references: readonly RemoteReference[]): boolean {
    const keys = new Set(references.map(keyOf));
    return keys.size === this.asked.size && [...keys].every((key) => this.asked.has(key));
  }

  /**
   * Takes in an answer; what is not in view any more is forgotten.
   *
   * @param inView everything found
   * @param sent what the background was asked about: what lies beyond a cap has no decision and stays held
   */
  take(inView: readonly RemoteReference[], sent: readonly RemoteReference[], answer: ViewAnswer): void {
    this.asked = new Set(inView.map(keyOf));
    this.byReference = new Map(
      sent.flatMap((reference, index) => {
        const decision = answer.decisions[index];
        return decision ? [[keyOf(reference), decision] as const] : [];
      }),
    );
    this.allowed = new Set(sent.flatMap((one) => (this.of(one)?.decision === 'allow' ? [one.absolute] : [])));
  }
}

function keyOf(reference: RemoteReference): string {
  return `${reference.vehicle} ${reference.absolute}`;
}
