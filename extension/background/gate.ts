import type { Webmail } from '../../shared/data/webmails.ts';
import type { EndpointFilter } from '../../shared/detect/endpoint-filters.ts';
import { MAX_RELEASES, MAX_VIEWS } from '../limits.ts';
import { freshToken } from '../release-token.ts';
import {
  approvedRule,
  isApprovedIn,
  isApprovedRule,
  lastingRules,
  onceRule,
  releaseRule,
  tokenOf,
  type Rule,
} from './gate-rules.ts';
import { FIRST_INTERFACE_RULE, isInterfaceRule } from './interface-rules.ts';
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

/** A tab whose pictures are all let through for a while. */
export interface Showing {
  readonly id: number;
  readonly tabId: number;
}

/** What is let through of a view. */
export interface ViewRelease {
  /** The view's token, 32 hexadecimal digits. */
  readonly view: string;
  /** Hosts that its harmless pictures come from. */
  readonly hosts: readonly string[];
  /** Exact URLs of its approved pixels; those of an earlier release that are not named again are held again. */
  readonly pixels?: readonly string[];
}

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
    const present = (await this.rules.getDynamicRules()).filter((rule) => !isInterfaceRule(rule));
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
    if (packaged) return (await this.rules.getEnabledRulesets()).length > 0;
    return (await this.rules.getDynamicRules()).some((rule) => !isInterfaceRule(rule));
  }

  /**
   * Lets each view's judged hosts and approved pixels through, for URLs that carry the view's token; hosts released
   * before stay released. All views in one change of rules.
   */
  release(tabIds: TabIds, releases: readonly ViewRelease[]): Promise<void> {
    return this.inTurn(async (known) => {
      const [tabId] = tabIds;
      const present = releasesOf(known, tabId);
      let next = nextId(known);
      const ofHosts = releases.flatMap(({ view, hosts }) => {
        const rule = present.get(view);
        const before = rule?.condition.requestDomains ?? [];
        const all = [...new Set([...before, ...hosts])];
        return all.length === before.length ? [] : [releaseRule(rule?.id ?? next++, tabIds, view, all)];
      });
      const exact = exactChanges(known, tabIds, releases, () => next++);
      const addRules = [...ofHosts, ...exact.added];
      const gone = [...ofHosts.filter(({ id }) => known.has(id)).map(({ id }) => id), ...exact.ended];
      if (addRules.length === 0 && gone.length === 0) return;
      const more = Math.max(0, addRules.length - gone.length);
      const tooMany = oldestBeyondCaps(known, tabId, more, new Set(gone));
      await this.change(known, { removeRuleIds: [...gone, ...tooMany], addRules });
    });
  }

  /** Lets one exact URL through in one tab. @returns its own token; end it with {@link end} once it has loaded. */
  releaseOnce(tabIds: TabIds, url: string): Promise<string> {
    return this.inTurn(async (known) => {
      const token = freshToken();
      await this.change(known, {
        removeRuleIds: oldestBeyondCaps(known, tabIds[0], 1),
        addRules: [onceRule(nextId(known), tabIds, token, url)],
      });
      return token;
    });
  }

  /**
   * Lets every picture of one tab through, as long as its page stands on one of these hosts; see `show-once.ts`.
   *
   * @returns what {@link endShowing} ends: each showing its own, another one of the same tab goes on
   */
  showAll(tabId: number, hosts: readonly string[]): Promise<Showing> {
    return this.inTurn(async (known) => {
      const id = nextId(known);
      await this.change(known, { removeRuleIds: [], addRules: [showingRule(id, tabId, hosts)] });
      return { id, tabId };
    });
  }

  /** Ends one showing or (left over by a worker that was stopped) all. */
  endShowing(one?: Showing): Promise<void> {
    return this.drop(
      (rule) => isShowingRule(rule) && (!one || (rule.id === one.id && isOfTab(rule, one.tabId))),
    );
  }

  /** Holds every approved pixel again, in all tabs; judging lets those through that are still approved. */
  holdApproved(): Promise<void> {
    return this.drop(isApprovedRule);
  }

  /** Ends whatever these tokens released in this tab. */
  end(tabId: number, tokens: readonly string[]): Promise<void> {
    const ends = tokens.map((token) => `pg-${token}|`);
    return this.drop(
      (rule) => isOfTab(rule, tabId) && ends.some((end) => (rule.condition.urlFilter ?? '').endsWith(end)),
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

/** Release rules of a tab, by token. */
function releasesOf(known: ReadonlyMap<number, Rule>, tabId: number): Map<string, Rule> {
  const rules = [...known.values()].filter((rule) => isOfTab(rule, tabId));
  return new Map(
    rules.flatMap((rule) => {
      const token = tokenOf(rule);
      return token === null ? [] : [[token, rule] as const];
    }),
  );
}

/** What changes among the rules for approved pixels, so that each view has those it names and no others. */
function exactChanges(
  known: ReadonlyMap<number, Rule>,
  tabIds: TabIds,
  releases: readonly ViewRelease[],
  freshId: () => number,
): { added: Rule[]; ended: number[] } {
  const added: Rule[] = [];
  const ended: number[] = [];
  const ofTab = [...known.values()].filter((rule) => isOfTab(rule, tabIds[0]));
  for (const { view, pixels = [] } of releases) {
    const missing = new Map(
      pixels.map((url) => [approvedRule(0, tabIds, view, url).condition.urlFilter, url] as const),
    );
    for (const { id, condition } of ofTab.filter((rule) => isApprovedIn(rule, view)))
      if (!missing.delete(condition.urlFilter)) ended.push(id);
    for (const url of missing.values()) added.push(approvedRule(freshId(), tabIds, view, url));
  }
  return { added, ended };
}

const isRelease = ({ id }: Rule): boolean => id < FIRST_INTERFACE_RULE;

function nextId(known: ReadonlyMap<number, Rule>): number {
  const own = [...known.values()].filter(isRelease).map(({ id }) => id);
  return Math.max(0, ...own) + 1;
}

/**
 * Releases that end so that new ones find room: the oldest of the tab, then the oldest anywhere.
 *
 * @param more rules that are about to be added
 * @param kept rules in use just now, which stay
 */
function oldestBeyondCaps(
  known: ReadonlyMap<number, Rule>,
  tabId: number,
  more: number,
  kept: ReadonlySet<number> = new Set(),
): number[] {
  const releases = [...known.values()].filter(isRelease);
  const all = releases.sort((a, b) => a.id - b.id); // Ids only grow.
  const ends = new Set<number>();
  const endOldest = (among: readonly Rule[], cap: number) => {
    const left = among.filter(({ id }) => !ends.has(id));
    const surplus = Math.max(0, left.length + more - cap);
    for (const { id } of left.filter((rule) => !kept.has(rule.id)).slice(0, surplus)) ends.add(id);
  };
  const ofTab = all.filter((rule) => isOfTab(rule, tabId));
  endOldest(ofTab, MAX_VIEWS);
  endOldest(all, MAX_RELEASES);
  return [...ends];
}
