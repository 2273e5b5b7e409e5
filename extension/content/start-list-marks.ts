import type { ListRow } from '../webmails/index.ts';
import type { Channel } from './channel.ts';
import { ListMarks } from './list-marks.ts';
import { onStop } from './marker.ts';

/** Like the guard's own mark, this lives in the extension's world: the page cannot see it. */
type MarkedWindow = Window & { pixelgateListMarks?: { page: Document; marks: ListMarks; alive(): boolean } };

/** Marks the rows of this window's message list, unless a living script does so already. */
export function startListMarks(
  window: Window,
  channel: Channel,
  rows: (page: Document) => readonly ListRow[],
): void {
  const marked = window as MarkedWindow;
  const page = window.document;
  if (marked.pixelgateListMarks?.page === page && marked.pixelgateListMarks.alive()) return;
  stopListMarks(window);
  const alive = () => channel.alive();
  const marks = new ListMarks(page, {
    rows,
    knownSenders: (addresses) => channel.knownSenders(addresses),
    alive,
  });
  marked.pixelgateListMarks = { page, marks, alive };
  onStop(window, () => {
    stopListMarks(window);
  });
}

/** Takes the marks of this window's message list away. */
function stopListMarks(window: Window): void {
  const marked = window as MarkedWindow;
  marked.pixelgateListMarks?.marks.stop();
  delete marked.pixelgateListMarks;
}
