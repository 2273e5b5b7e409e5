import type { ViewSummary } from '../../shared/ui/view-summary.ts';
import type { PageContext } from '../messages.ts';
import type { ViewMemory } from './summary.ts';

/** One message view of a tab, as the popup needs it. Kept in memory by the browser, never on disk. */
export interface StoredView {
  readonly view: string;
  readonly frameId: number;
  readonly summary: ViewSummary;
  readonly urls: Readonly<Record<number, string>>;
  readonly memory: ViewMemory;
  /** Trackers already written to history for this view. */
  readonly recorded: readonly string[];
}

/** What the background knows of one tab. */
export interface StoredTab {
  readonly views: readonly StoredView[];
  /** From the frame that shows the message's header; frames inside it have none of their own. */
  readonly context: PageContext | null;
}

/** The part of `storage.session` the store uses. */
export interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const EMPTY_TAB: StoredTab = { views: [], context: null };

/** More views than a page shows at once; the oldest go first. */
const MAX_VIEWS = 50;

/** State of the tabs, in `storage.session`: it outlives the worker and ends with the browser. */
export class ViewStore {
  private queue: Promise<unknown> = Promise.resolve();
  /** What was read or written last, so that judging waits for no storage. */
  private readonly known = new Map<number, StoredTab>();
  private readonly area: SessionArea;

  constructor(area: SessionArea) {
    this.area = area;
  }

  async tab(tabId: number): Promise<StoredTab> {
    const known = this.known.get(tabId);
    if (known) return known;
    const key = keyOf(tabId);
    const stored = ((await this.area.get(key))[key] as StoredTab | undefined) ?? EMPTY_TAB;
    this.known.set(tabId, stored);
    return stored;
  }

  /** Changes one tab's state; changes are applied one after another. @returns what is stored now. */
  update(tabId: number, change: (tab: StoredTab) => StoredTab): Promise<StoredTab> {
    const result = this.queue.then(async () => {
      const changed = change(await this.tab(tabId));
      this.known.set(tabId, changed);
      await this.area.set({ [keyOf(tabId)]: changed });
      return changed;
    });
    this.queue = result.catch(() => undefined);
    return result;
  }

  forgetTab(tabId: number): Promise<void> {
    const result = this.queue.then(() => {
      this.known.delete(tabId);
      return this.area.remove(keyOf(tabId));
    });
    this.queue = result.catch(() => undefined);
    return result;
  }
}

/** The tab with `view` put in, in place of its earlier state. */
export function withView(tab: StoredTab, view: StoredView): StoredTab {
  const others = tab.views.filter((other) => other.view !== view.view);
  return { ...tab, views: [...others, view].slice(-MAX_VIEWS) };
}

/** The tab without a view that has gone. */
export function withoutView(tab: StoredTab, view: string): StoredTab {
  return { ...tab, views: tab.views.filter((other) => other.view !== view) };
}

/** Trackers blocked in a tab, over all its views: the number on the toolbar. */
export function blockedIn(tab: StoredTab): number {
  return tab.views.flatMap((view) => view.summary.trackers).filter((tracker) => tracker.state === 'blocked')
    .length;
}

function keyOf(tabId: number): string {
  return `tab:${tabId}`;
}
