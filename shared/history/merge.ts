import type { HistoryRecord } from './record.ts';
import { seenAgain, type SeenMessage } from './seen-message.ts';

/**
 * Which of some records history does not have yet. A record has no name: it is known by all that it says. Two that say
 * the same are two (a message with two pixels of one host is written down that way), so they are counted: history ends
 * with as many of each as the side that has more of them.
 */
export class MissingRecords {
  private readonly waiting = new Map<string, HistoryRecord[]>();

  /** @param incoming what may be missing; the memory it takes is in proportion to these alone */
  constructor(incoming: readonly HistoryRecord[]) {
    for (const record of incoming) {
      const content = contentOf(record);
      const same = this.waiting.get(content);
      if (same) same.push(record);
      else this.waiting.set(content, [record]);
    }
  }

  /** Takes notice of records that history has; each stands for one that came. */
  known(records: readonly HistoryRecord[]): void {
    for (const record of records) this.waiting.get(contentOf(record))?.pop();
  }

  /** What is missing, by time. */
  rest(): HistoryRecord[] {
    return [...this.waiting.values()].flat().sort((one, other) => one.time - other.time);
  }
}

/** A message that is known here, with what another history says of it: the later word counts where they differ. */
export function mergedMessage(here: SeenMessage, there: SeenMessage): SeenMessage {
  return there.lastSeen > here.lastSeen ? seenAgain(here, there) : seenAgain(there, here);
}

function contentOf(record: HistoryRecord): string {
  const { time, sender, vendor, host, pathShape, vehicle, decision, reason, webmail } = record;
  const purposes = (record.purposes as HistoryRecord['purposes'] | undefined) ?? [];
  const rest = [host, pathShape, vehicle, record.evidence, purposes, decision, reason, webmail];
  return JSON.stringify([time, sender, vendor, ...rest]);
}
