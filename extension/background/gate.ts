import type { Webmail } from '../../shared/data/webmails.ts';
import type { EndpointFilter } from '../../shared/detect/endpoint-filters.ts';
import { freshToken } from '../release-token.ts';
import { lastingRules, onceRule, releaseRule, tokenOf, type Rule } from './gate-rules.ts';
import { isShowingRule, showingRule } from './showing-rule.ts';

/** The part of `declarativeNetRequest` the gate uses; passed in, so that tests can give their own. */
export interface RuleStore {
  getSessionRules(): Promise<Rule[]>;
  updateSessionRules(change: { addRules?: Rule[]; removeRuleIds?: number[] }): Promise<void>;
  getDynamicRules(): Promise<Rule[]>;
  /** Names of the packaged rule files that are switched on. */
  getEnabledRulesets(): Promise<string[]>;
  updateDynamicRules(change: { addRules?: Rule[]; removeRuleIds?: number[] }): Promise<void>;
}

/**
 * The tab of a view, then those that its requests may be counted to: Chromium counts what a pop-up's first document
 * (`about:blank`, filled by `document.write`) asks for to the tab that opened it (measured).
 */
export type TabIds = readonly [number, ...number[]];

/** More views than any tab shows at once; beyond it the oldest release of the tab ends. */
const MAX_VIEWS_PER_TAB = 100;

/**
 * Holds and releases. The session rules themselves are the only state: they outlive the worker and end with the
 * browser, exactly as a release should, so nothing can disagree with them. Changes are applied one after another.
 */
export class Gate {
  private queue: Promise<unknown> = Promise.resolve();
  private known: Map<number, Rule> | null = null;
  private readonly rules: RuleStore;

  constructor(rules: RuleStore) {
    this.rules = rules;
  }

  /** Replaces the lasting rules of the webmails that the user added. */
  async hold(webmails: readonly Webmail[], endpoints: readonly EndpointFilter[]): Promise<void> {
    const present = await this.rules.getDynamicRules();
    await this.rules.updateDynamicRules({
      removeRuleIds: present.map((rule) => rule.id),
      addRules: lastingRules(webmails, endpoints),
    });
  }

  /**
   * Whether the rules that hold everything are in the browser.
   *
   * @param packaged for a webmail known at build time; else for one that the user added
   */
  async stands(packaged: boolean): Promise<boolean> {
    const rules = packaged ? await this.rules.getEnabledRulesets() : await this.rules.getDynamicRules();
    return rules.length > 0;
  }

  /**
   * Lets the view's judged hosts through, for URLs that carry the view's token; hosts released before stay released.
   *
   * @param view the view's token, 32 hexadecimal digits
   */
  release(tabIds: TabIds, view: string, hosts: readonly string[]): Promise<void> {
    return this.inTurn(async (known) => {
      const [tabId] = tabIds;
      const present = findRelease(known, tabId, view);
      const before = present?.condition.requestDomains ?? [];
      const all = [...new Set([...before, ...hosts])];
      if (all.length === before.length) return;
      const id = present?.id ?? nextId(known);
      const removeRuleIds = present ? [id] : oldestBeyondCap(known, tabId);
      await this.change(known, { removeRuleIds, addRules: [releaseRule(id, tabIds, view, all)] });
    });
  }

  /** Lets one exact URL through in one tab. @returns its own token; end it with {@link end} once it has loaded. */
  releaseOnce(tabIds: TabIds, url: string): Promise<string> {
    return this.inTurn(async (known) => {
      const token = freshToken();
      await this.change(known, {
        removeRuleIds: oldestBeyondCap(known, tabIds[0]),
        addRules: [onceRule(nextId(known), tabIds, token, url)],
      });
      return token;
    });
  }

  /** Lets every picture of one tab through, as long as its page stands on one of these hosts; see `show-once.ts`. */
  showAll(tabId: number, hosts: readonly string[]): Promise<void> {
    return this.inTurn(async (known) => {
      await this.change(known, { removeRuleIds: [], addRules: [showingRule(nextId(known), tabId, hosts)] });
    });
  }

  /** Ends {@link showAll}, of one tab or (left over by a worker that was stopped) of all. */
  endShowing(tabId?: number): Promise<void> {
    return this.drop((rule) => isShowingRule(rule) && (tabId === undefined || isOfTab(rule, tabId)));
  }

  /** Ends whatever `token` released in this tab. */
  end(tabId: number, token: string): Promise<void> {
    return this.drop(
      (rule) => isOfTab(rule, tabId) && (rule.condition.urlFilter ?? '').endsWith(`pg-${token}|`),
    );
  }

  /** Ends every release of a tab that is gone. */
  endTab(tabId: number): Promise<void> {
    return this.drop((rule) => isOfTab(rule, tabId));
  }

  private drop(which: (rule: Rule) => boolean): Promise<void> {
    return this.inTurn(async (known) => {
      const removeRuleIds = [...known.values()].filter(which).map((rule) => rule.id);
      if (removeRuleIds.length > 0) await this.change(known, { removeRuleIds, addRules: [] });
    });
  }

  private async change(
    known: Map<number, Rule>,
    change: { addRules: Rule[]; removeRuleIds: number[] },
  ): Promise<void> {
    await this.rules.updateSessionRules(change);
    for (const id of change.removeRuleIds) known.delete(id);
    for (const rule of change.addRules) known.set(rule.id, rule);
  }

  private inTurn<T>(work: (known: Map<number, Rule>) => Promise<T>): Promise<T> {
    const result = this.queue.then(async () => {
      this.known ??= new Map((await this.rules.getSessionRules()).map((rule) => [rule.id, rule]));
      return work(this.known);
    });
    this.queue = result.catch(() => {
      this.known = null;
    });
    return result;
  }
}

function isOfTab(rule: Rule, tabId: number): boolean {
  return rule.condition.tabIds?.includes(tabId) === true;
}

function findRelease(known: ReadonlyMap<number, Rule>, tabId: number, token: string): Rule | undefined {
  return [...known.values()].find((rule) => isOfTab(rule, tabId) && tokenOf(rule) === token);
}

function nextId(known: ReadonlyMap<number, Rule>): number {
  return Math.max(0, ...known.keys()) + 1;
}

function oldestBeyondCap(known: ReadonlyMap<number, Rule>, tabId: number): number[] {
  const ids = [...known.values()].filter((rule) => isOfTab(rule, tabId)).map((rule) => rule.id);
  return ids.sort((a, b) => a - b).slice(0, Math.max(0, ids.length - MAX_VIEWS_PER_TAB + 1));
}
