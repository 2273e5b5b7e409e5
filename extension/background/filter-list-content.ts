import type { FilterList } from '../filter-lists.ts';
import type { BlocksUrl } from './filter-engine.ts';
import type { ListContent, ListStore } from './filter-list-database.ts';
import { lateFilterEngine } from './late-filter-engine.ts';
import { packText, unpackText } from './packed-text.ts';

/** A list's text as it is kept, and how many of its filters count. */
export async function contentOf(
  id: string,
  text: string,
): Promise<{ readonly content: ListContent; readonly filters: number; readonly leftOut: number }> {
  const { readList } = await lateFilterEngine();
  const { engine, filters, leftOut } = readList(text);
  return { content: { id, engine, source: await packText(text) }, filters, leftOut };
}

/**
 * The engine of a list that is kept; null where nothing of it can be read. What another version of the engine wrote is
 * made anew from the list's text. Rejects where the store cannot be reached.
 */
export async function engineOf(
  row: FilterList,
  store: Pick<ListStore, 'content' | 'put'>,
): Promise<BlocksUrl | null> {
  const content = await store.content(row.id);
  if (content === undefined) return null;
  const { loadEngine, readList } = await lateFilterEngine();
  const engine = orNull(() => loadEngine(content.engine));
  if (engine !== null) return engine;
  const text = await unpackText(content.source).catch(() => null);
  if (text === null) return null;
  const renewed = { ...content, engine: readList(text).engine };
  await store.put(row, renewed).catch(() => undefined); // Then it is read anew the next time as well.
  return orNull(() => loadEngine(renewed.engine));
}

function orNull(load: () => BlocksUrl): BlocksUrl | null {
  try {
    return load();
  } catch {
    return null;
  }
}
