import type { FoundContent } from './extraction.ts';
import type { View } from './views.ts';

/** A view and what stands in it now. */
export interface FoundView {
  readonly view: View;
  readonly content: FoundContent;
}

/** References judged in one message: enough that a newsletter is one, few enough that none is felt. */
const BATCH_SIZE = 500;

/** Groups views so that each group's references fit into one message; a view is never divided. */
export function* inBatches(found: readonly FoundView[]): Generator<readonly FoundView[]> {
  let batch: FoundView[] = [];
  let size = 0;
  for (const one of found) {
    const { length } = one.content.references;
    if (batch.length > 0 && size + length > BATCH_SIZE) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(one);
    size += length;
  }
  if (batch.length > 0) yield batch;
}
