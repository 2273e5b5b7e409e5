import { HELD_TYPES } from '../../shared/data/held-types.ts';
import { PRIORITY, type Rule } from './gate-rules.ts';
import { FIRST_PAUSE_RULE } from './pause-rules.ts';

/** Hosts that a webmail's interface comes from besides its own. */
export interface InterfaceHosts {
  readonly hosts: readonly string[];
  /** Those of them whose frames the interface embeds. */
  readonly frames: readonly string[];
}

/** Ids of the rules for interface hosts begin here, far above those that hold and release. */
export const FIRST_INTERFACE_RULE = 1_000_000;

/** Whether a rule lets a webmail's interface through. */
export function isInterfaceRule({ id }: Pick<Rule, 'id'>): boolean {
  return id >= FIRST_INTERFACE_RULE && id < FIRST_PAUSE_RULE;
}

/**
 * The rules that let a webmail's interface through. They stand below the block of known tracking endpoints, and never
 * touch the webmail's own hosts, on which its picture proxies are held.
 *
 * @param pages hosts of the webmail's pages
 * @param own hosts that are the webmail's own
 * @param firstId the rules take ids from here on: one for what the page loads, one for what its frames do
 */
export function interfaceRules(
  pages: readonly string[],
  own: readonly string[],
  { hosts, frames }: InterfaceHosts,
  firstId: number,
): Rule[] {
  const excludedRequestDomains = [...own];
  const conditions = [
    hosts.length > 0 && {
      initiatorDomains: [...pages],
      requestDomains: [...hosts],
      excludedRequestDomains,
      resourceTypes: [...HELD_TYPES],
    },
    frames.length > 0 && {
      initiatorDomains: [...frames],
      topDomains: [...pages],
      excludedRequestDomains,
      resourceTypes: [...HELD_TYPES],
    },
  ].filter((condition) => condition !== false);
  return conditions.map((condition, index) => ({
    id: firstId + index,
    priority: PRIORITY.release,
    condition: condition,
    action: { type: 'allow' },
  }));
}

/** The interface hosts of the site whose pages stand at `page`, out of the rules that let them through. */
export function interfaceOf(rules: readonly Rule[], page: string): InterfaceHosts & { ids: number[] } {
  const ofSite = rules.filter((rule) => isInterfaceRule(rule) && sitePages(rule).includes(page));
  const inFrames = ofSite.filter(({ condition }) => condition.topDomains);
  return {
    hosts: ofSite.flatMap(({ condition }) => condition.requestDomains ?? []),
    frames: inFrames.flatMap(({ condition }) => condition.initiatorDomains ?? []),
    ids: ofSite.map(({ id }) => id),
  };
}

/** Hosts of the pages that an interface rule is for. */
export function sitePages({ condition }: Rule): readonly string[] {
  return condition.topDomains ?? condition.initiatorDomains ?? [];
}
