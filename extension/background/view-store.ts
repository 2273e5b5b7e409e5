import type { ViewSummary } from '../../shared/ui/view-summary.ts';
import type { PageContext } from '../messages.ts';
import type { Learned } from './learned.ts';
import { MAX_DROPPED, MAX_VIEWS } from '../limits.ts';
import type { ViewMemory } from './view-memory.ts';

/** One message view of a tab, as the popup needs it. Kept in memory by the browser, never on disk. */
export interface StoredView {
  readonly view: string;
  readonly frameId: number;
  /** The document that holds it; null where the browser does not say. */
  readonly documentId: string | null;
  /** Its sender is the word of the document around it, and changes with that. */
  readonly inherits: boolean;
  readonly summary: ViewSummary;
  readonly urls: Readonly<Record<number, string>>;
  readonly pathShapes: Readonly<Record<number, string>>;
  /** Of its message, as its page says it. */
  readonly context: PageContext | null;
  readonly learned: Learned;
  readonly memory: ViewMemory;
  /** Trackers already written to history for this view. */
  readonly recorded: readonly string[];
}

/** What the background knows of one tab. */
export interface StoredTab {
  readonly views: readonly StoredView[];
  /** From the document that shows the message's header; frames inside it have none of their own. */
  readonly header: MessageHeader | null;
  /** Views that could not be judged: what they refer to stays held, and the popup says so. */
  readonly notJudged: readonly string[];
  /** Views that had to make room for newer ones: history has their trackers already. */
  readonly dropped: readonly string[];
}

/** Who sent the message in view, and the view that said so: with it, the word ends. */
export interface MessageHeader {
  readonly view: string;
  readonly context: PageContext;
}

/** The part of `storage.session` the store uses. */
export interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const EMPTY_TAB: StoredTab = { views: [], header: null, notJudged: [], dropped: [] };

/** More than can leave while one answer is under way. */
const MAX_GONE = 2_000;

/** State of the tabs, in `storage.session`: it outlives the worker and ends with the browser. */
export class ViewStore {
  private queue: Promise<unknown> = Promise.resolve();
  /** What was read or written last, so that judging waits for no storage. */
  private readonly known = new Map<number, StoredTab>();
  /** Views that have gone since this worker started: an answer under way must not bring them back. */
  private readonly gone = new Set<string>();
  /** How often each tab was forgotten since this worker started. */
  private readonly eras = new Map<number, number>();
  private readonly area: SessionArea;

  constructor(area: SessionArea) {
    this.area = area;
  }

  /** These views are over, unless their document comes back and asks again. */
  leave(views: readonly string[]): void {
    for (const view of views) this.gone.add(view);
    for (const oldest of this.gone) {
      if (this.gone.size <= MAX_GONE) break;
      this.gone.delete(oldest);
    }
  }

  /** This view is there (again). */
  come(view: string): void {
    this.gone.delete(view);
  }

  hasLeft(view: string): boolean {
    return this.gone.has(view);
  }

  /** Changes when a tab is forgotten: what was begun before belongs to a page or a site that is over. */
  era(tabId: number): number {
    return this.eras.get(tabId) ?? 0;
  }

  async tab(tabId: number): Promise<StoredTab> {
    const known = this.known.get(tabId);
    if (known) return known;
    const key = keyOf(tabId);
    const stored = ((await this.area.get(key))[key] as StoredTab | undefined) ?? EMPTY_TAB;
    // An update may have been quicker than the reading.
    const newer = this.known.get(tabId);
    if (newer) return newer;
    this.known.set(tabId, stored);
    return stored;
  }

  /** Changes one tab's state; changes are applied one after another. @returns what is stored now. */
  update(tabId: number, change: (tab: StoredTab) => StoredTab): Promise<StoredTab> {
    const result = this.queue.then(async () => {
      const changed = change(await this.tab(tabId));
      this.known.set(tabId, changed);
      await this.write(tabId, changed);
      return changed;
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  /**
   * Storage is small (10 MB) and shared by all tabs. When it is full, this worker remembers the tab as it is, and the
   * next one as much of it as fits; what is written after that may fit whole again.
   */
  private async write(tabId: number, tab: StoredTab): Promise<void> {
    for (const form of formsOf(tab)) {
      try {
        await this.area.set({ [keyOf(tabId)]: form });
        return;
      } catch {
        // A smaller form may fit.
      }
    }
    await this.area.remove(keyOf(tabId)).catch(() => undefined); // What stood there before is no longer true.
  }

  forgetTab(tabId: number): Promise<void> {
    this.eras.set(tabId, this.era(tabId) + 1);
    const result = this.queue.then(() => {
      this.known.delete(tabId);
      return this.area.remove(keyOf(tabId));
    });
    this.queue = result.catch(() => undefined);
    return result;
  }
}

/** The tab with `view` put in, in place of its earlier state; beyond the cap the oldest views are dropped. */
export function withView(tab: StoredTab, view: StoredView): StoredTab {
  const isOther = (other: string) => other !== view.view;
  const views = [...tab.views.filter((other) => isOther(other.view)), view];
  const dropped = tab.dropped.filter(isOther);
  return newestViews({ ...tab, notJudged: tab.notJudged.filter(isOther), dropped, views }, MAX_VIEWS);
}

function newestViews(tab: StoredTab, count: number): StoredTab {
  const beyond = tab.views.slice(0, Math.max(0, tab.views.length - count)).map(({ view }) => view);
  if (beyond.length === 0) return tab;
  return { ...tab, views: tab.views.slice(-count), dropped: [...tab.dropped, ...beyond].slice(-MAX_DROPPED) };
}

/** Views kept of a tab that does not fit into storage otherwise. */
const FEW_VIEWS = 20;

/** What may be stored of a tab, the most first: without the addresses of pictures, and then of few views. */
function formsOf(tab: StoredTab): StoredTab[] {
  const views = tab.views.map((view) => ({
    ...view,
    urls: {},
    memory: { ...view.memory, didNotLoad: [] },
  }));
  const bare = { ...tab, views };
  return [tab, bare, newestViews(bare, FEW_VIEWS)];
}

/** The tab with a view that could not be judged. */
export function withNotJudged(tab: StoredTab, view: string): StoredTab {
  return { ...tab, notJudged: [...new Set([...tab.notJudged, view])].slice(-MAX_VIEWS) };
}

/** A view by its name. */
export function findView(tab: StoredTab, view: string): StoredView | undefined {
  return tab.views.find((known) => known.view === view);
}

/**
 * The tab with the word about who sent the message in view; it names the sender of views that know none themselves.
 * With the word gone (null), nobody knows theirs.
 */
export function withHeader(tab: StoredTab, header: MessageHeader | null): StoredTab {
  const sender = header?.context.sender ?? UNKNOWN;
  const views = tab.views.map((one) =>
    one.inherits ? { ...one, summary: { ...one.summary, sender } } : one,
  );
  return { ...tab, header, views };
}

/** The tab without a view that has gone. */
export function withoutView(tab: StoredTab, view: string): StoredTab {
  const left = {
    ...tab,
    views: tab.views.filter((other) => other.view !== view),
    notJudged: tab.notJudged.filter((other) => other !== view),
    dropped: tab.dropped.filter((other) => other !== view),
  };
  return tab.header?.view === view ? withHeader(left, null) : left;
}

const UNKNOWN = { address: null, name: null };

/** Trackers blocked in a tab, over all its views: the number on the toolbar. */
export function blockedIn(tab: StoredTab): number {
  return tab.views.flatMap((view) => view.summary.trackers).filter((tracker) => tracker.state === 'blocked')
    .length;
}

function keyOf(tabId: number): string {
  return `tab:${tabId}`;
}
