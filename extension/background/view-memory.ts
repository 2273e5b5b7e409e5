import { MAX_REMEMBERED_URLS } from '../limits.ts';

/** What a view remembers over several judgements: what the user loaded by hand and what failed to load. */
export interface ViewMemory {
  readonly loadedByUser: readonly string[];
  /** Trackers that were let through because their purposes were approved, then or still. */
  readonly approved: readonly string[];
  readonly didNotLoad: readonly string[];
}

/** A view that is judged for the first time remembers nothing. */
export const NO_MEMORY: ViewMemory = { loadedByUser: [], approved: [], didNotLoad: [] };

/** The memory with these URLs as loaded by hand; beyond the cap the oldest go, and count as blocked again. */
export function withLoaded(memory: ViewMemory, urls: readonly string[]): ViewMemory {
  return { ...memory, loadedByUser: newest([...memory.loadedByUser, ...urls]) };
}

/** The memory with these URLs as let through by approval. */
export function withApproved(memory: ViewMemory, urls: readonly string[]): ViewMemory {
  return urls.length === 0 ? memory : { ...memory, approved: newest([...memory.approved, ...urls]) };
}

/** The memory with these URLs as failed; beyond the cap the oldest go, and count as shown again. */
export function withFailed(memory: ViewMemory, urls: readonly string[]): ViewMemory {
  return { ...memory, didNotLoad: newest([...memory.didNotLoad, ...urls]) };
}

function newest(urls: readonly string[]): string[] {
  return [...new Set(urls)].slice(-MAX_REMEMBERED_URLS);
}
