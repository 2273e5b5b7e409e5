/**
 * The gate's declarativeNetRequest rules as plain values (design/gate: "The design").
 *
 * priority 1  block   everything remote on a webmail's pages (kept across restarts)
 * priority 2  allow   hosts judged harmless, in one tab, with the view's token (session, as long as the message view)
 *             allow   hosts of the webmail's own interface, on its pages (`interface-rules.ts`)
 *             allow   all pictures of one tab that the user wants shown once (`showing-rule.ts`; session, until they came)
 * priority 3  block   known tracking endpoints, so that no redirect of a released host reaches them
 * priority 4  allow   one exact URL in one tab, with a single-use token (session)
 * priority 5  allow   the exact URL of an approved pixel in one tab, with its view's token (session; ends with any withdrawal)
 * priority 6  allow   everything on pages that the user has paused (`pause-rules.ts`; session, until the pause ends)
 */
import { heldInitiators, proxyHosts, type HeldType, type Webmail } from '../../shared/data/webmails.ts';
import { HELD_TYPES } from '../../shared/data/held-types.ts';
import { TOKEN_MARK, withToken } from '../release-token.ts';
import type { EndpointFilter } from '../../shared/detect/endpoint-filters.ts';

/** A higher number wins over a lower one; the table above says what each is for. */
export const PRIORITY = { hold: 1, release: 2, knownEndpoint: 3, once: 4, approved: 5, pause: 6 } as const;

export type Rule = chrome.declarativeNetRequest.Rule;
type Condition = chrome.declarativeNetRequest.RuleCondition;

/** Only pictures are released by judgement; style sheets, fonts, media, frames and objects stay held. */
const PICTURE_TYPES: HeldType[] = ['image'];

/**
 * Which documents' requests a webmail's rules are about, as `holdsRequestsOf` says it: under its pages whatever the
 * frame (opaque ones have no initiator to name), and what its own documents ask for elsewhere, such as in pop-ups.
 */
function frameConditions(webmail: Webmail): Condition[] {
  const own: Condition = { initiatorDomains: [...heldInitiators(webmail)] };
  return webmail.scope === 'all-frames' ? [{ topDomains: [...webmail.hosts] }, own] : [own];
}

/** What is held there: everything remote, and the proxies that are not remote. */
function holdConditions(webmail: Webmail): Condition[] {
  const requests: Condition[] = [
    { excludedRequestDomains: [...webmail.ownHosts] },
    ...webmail.proxies.map((proxy) => ({
      requestDomains: [...proxyHosts(webmail, proxy)],
      urlFilter: proxy.part,
    })),
  ];
  const resourceTypes = [...webmail.holds];
  return frameConditions(webmail).flatMap((frame) =>
    requests.map((request) => ({ ...frame, ...request, resourceTypes })),
  );
}

/**
 * The lasting rules for these webmails: hold, and the higher block of known endpoints.
 *
 * @param firstId the rules take ids from here on, without gaps
 */
export function lastingRules(
  webmails: readonly Webmail[],
  endpoints: readonly EndpointFilter[],
  firstId = 1,
): Rule[] {
  if (webmails.length === 0) return [];
  const topDomains = webmails.flatMap((webmail) => webmail.hosts);
  const excludedRequestDomains = webmails.flatMap((webmail) => webmail.ownHosts);
  const blocks = [
    ...webmails.flatMap(holdConditions).map((condition) => ({ condition, priority: PRIORITY.hold })),
    ...endpoints.map((endpoint) => ({
      condition: {
        ...endpoint,
        topDomains,
        excludedRequestDomains,
        resourceTypes: [...HELD_TYPES],
      } as Condition,
      priority: PRIORITY.knownEndpoint,
    })),
  ];
  return blocks.map(({ condition, priority }, index) => ({
    id: firstId + index,
    priority,
    condition,
    action: { type: 'block' },
  }));
}

/** Lets the pictures of one message view through: judged hosts only, with the view's token, in its tab. */
export function releaseRule(
  id: number,
  tabIds: readonly number[],
  token: string,
  hosts: readonly string[],
): Rule {
  return {
    id,
    priority: PRIORITY.release,
    condition: {
      tabIds: [...tabIds],
      requestDomains: [...hosts],
      urlFilter: tokenFilter(token),
      resourceTypes: [...PICTURE_TYPES],
    },
    action: { type: 'allow' },
  };
}

/** Lets one exact URL through with a token of its own: "load this one". */
export function onceRule(id: number, tabIds: readonly number[], token: string, url: string): Rule {
  return exactRule(id, PRIORITY.once, tabIds, token, url);
}

/** Lets an approved pixel through with the token of its view: its exact URL, never its host. */
export function approvedRule(id: number, tabIds: readonly number[], token: string, url: string): Rule {
  return exactRule(id, PRIORITY.approved, tabIds, token, url);
}

/**
 * The host is named besides the URL: behind a scheme of any kind, a redirect could write the rest of the URL into its
 * own.
 */
function exactRule(
  id: number,
  priority: number,
  tabIds: readonly number[],
  token: string,
  url: string,
): Rule {
  return {
    id,
    priority,
    condition: {
      tabIds: [...tabIds],
      requestDomains: [new URL(url).hostname.replace(/\.$/, '')],
      urlFilter: `|${anyScheme(withToken(url, token))}|`,
      isUrlFilterCaseSensitive: true,
      resourceTypes: [...PICTURE_TYPES],
    },
    action: { type: 'allow' },
  };
}

/** Whether a rule lets an approved pixel through, in any view. */
export function isApprovedRule({ priority }: Rule): boolean {
  return priority === PRIORITY.approved;
}

/** Whether a rule lets an approved pixel of the view with this token through. */
export function isApprovedIn(rule: Rule, token: string): boolean {
  const { condition } = rule;
  return isApprovedRule(rule) && condition.urlFilter?.endsWith(`${TOKEN_MARK}${token}|`) === true;
}

/** Browsers upgrade `http:` pictures of an `https:` page before any rule sees them. */
function anyScheme(url: string): string {
  return url.replace(/^https?:/, 'http*:');
}

/** The token stands at the very end of the URL, behind its `#`. */
function tokenFilter(token: string): string {
  return `#*${TOKEN_MARK}${token}|`;
}

/** The token that a release rule lets through; null for any other rule. */
export function tokenOf(rule: Rule): string | null {
  const match = /^#\*pg-([0-9a-f]{32})\|$/.exec(rule.condition.urlFilter ?? '');
  return match?.[1] ?? null;
}
