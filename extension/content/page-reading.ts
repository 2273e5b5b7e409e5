import type { PageReading } from '../webmails/index.ts';
import { sharingTop } from './interface-sharing.ts';

export type ReadPage = (page: Document, webmail: string) => PageReading;

type ReadingWindow = Window & { pixelgateRead?: ReadPage };

/** Lets the scripts of all frames of this origin read pages as `read` does: adapters are in the top document only. */
export function offerReading(window: Window, read: ReadPage): void {
  (window as ReadingWindow).pixelgateRead = read;
}

/** Reads a page with what the top document offers; where it offers nothing (another origin's), nobody is named. */
export function readWithOffered(window: Window, page: Document, webmail: string): PageReading {
  const read = (sharingTop(window) as ReadingWindow).pixelgateRead;
  return read ? read(page, webmail) : { webmail, owner: [], messages: [], inherited: null };
}
