import { PRIORITY, type Rule } from './gate-rules.ts';
import { isInterfaceRule } from './interface-rules.ts';

/**
 * Lets all pictures of one tab through, judged or not. Known tracking endpoints stay blocked: their rule stands higher.
 *
 * @param hosts the page in the address bar must stand on one of them, so that the rule means nothing on any other page
 */
export function showingRule(id: number, tabId: number, hosts: readonly string[]): Rule {
  return {
    id,
    priority: PRIORITY.release,
    condition: { tabIds: [tabId], topDomains: [...hosts], resourceTypes: ['image'] },
    action: { type: 'allow' },
  };
}

/**
 * Whether a session rule is a {@link showingRule}: in one tab and without a token. What private windows learned of
 * interfaces stands in the session too and stays there.
 */
export function isShowingRule(rule: Rule): boolean {
  const { tabIds, urlFilter } = rule.condition;
  return !isInterfaceRule(rule) && tabIds !== undefined && urlFilter === undefined;
}
