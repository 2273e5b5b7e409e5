/** What can be wrong with history's database, in words that a page can show. */
export type HistoryFault =
  /** A newer version of Pixelgate has changed its form; this one leaves it alone. */
  | 'newer-version'
  /** No room is left on the disk. */
  | 'full'
  /** It cannot be opened, read or written. */
  | 'unreadable';

/** What an error of `HistoryStore` means. @param error as it was thrown */
export function historyFault(error: unknown): HistoryFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return 'newer-version';
  return name === 'QuotaExceededError' ? 'full' : 'unreadable';
}
