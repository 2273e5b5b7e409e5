import { PRIORITY, type Rule } from './gate-rules.ts';

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

/** No other session rule goes without a token. */
export function isShowingRule({ condition }: Rule): boolean {
  return condition.urlFilter === undefined;
}
