import { selfHostedWebmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';
import { lastingRules, PRIORITY, type Rule } from './gate-rules.ts';
import { FIRST_INTERFACE_RULE } from './interface-rules.ts';
import { addedHosts } from './sites.ts';

/**
 * How a self-test ended; each has its words in `shared/locales`. `unclear`: the demo pixel did not load without the
 * gate either, so that its absence behind the gate says nothing.
 */
export const SELF_TEST_RESULTS = [
  'holds',
  'leaks',
  'rules-missing',
  'no-access',
  'unclear',
  'no-answer',
] as const;
export type SelfTestResult = (typeof SELF_TEST_RESULTS)[number];

/** Ids of the test's rules: beyond those of interfaces, which the gate never counts or drops. */
const FIRST_TEST_RULE = 2 * FIRST_INTERFACE_RULE;
/** More rules than a test needs. */
const TEST_RULES = 100;
/** A pause everywhere lets all load: the test is of the rules, not of the moment. */
const ABOVE_PAUSES = PRIORITY.pause;
/**
 * The discard port, to which no browser connects (fetch standard, "bad port"): even where every rule failed, the demo
 * pixel's request would end in this computer.
 */
const DEAD_PORT = 9;

/**
 * Whether the gate works in this browser, tried on a demo pixel that this page asks for twice: without the gate it must
 * arrive (a rule puts a packaged picture in its place, so that nothing is sent), behind the gate it must not. The gate
 * is made as for any webmail that a user adds, here for this page, for the time of the test. Runs in a tab of ours.
 */
export async function selfTest(): Promise<SelfTestResult> {
  const answers = await browser.runtime.sendMessage({ kind: 'approvals-state' }).catch(() => null);
  if (answers === null || answers === undefined) return 'no-answer';
  if (!(await webmailRulesStand())) return 'rules-missing';
  const [host, tab] = await Promise.all([grantedHost(), browser.tabs.getCurrent()]);
  if (host === null || tab.id === undefined) return 'no-access';
  const pixel = `https://pixelgate-self-test.${host}:${DEAD_PORT}/open.gif?id=${crypto.randomUUID()}`;
  try {
    await setRules([substituteRule(pixel, tab.id)]);
    if (!(await arrives(pixel))) return 'unclear';
    await setRules([substituteRule(pixel, tab.id), ...gateFor(tab.id)]);
    return (await arrives(pixel)) ? 'leaks' : 'holds';
  } finally {
    await setRules([]);
  }
}

/** Whether the browser has the rules that hold everything, for the built-in webmails and for added ones. */
async function webmailRulesStand(): Promise<boolean> {
  const [packaged, dynamic, { origins = [] }] = await Promise.all([
    browser.declarativeNetRequest.getEnabledRulesets(),
    browser.declarativeNetRequest.getDynamicRules(),
    browser.permissions.getAll(),
  ]);
  const held = new Set(
    (dynamic as unknown as Rule[])
      .filter(({ action }) => action.type === 'block')
      .flatMap(({ condition }) => condition.topDomains ?? []),
  );
  return packaged.length > 0 && addedHosts(origins).every((host) => held.has(host));
}

/** A webmail's host that the extension may see; only there may a rule put one picture in place of another. */
async function grantedHost(): Promise<string | null> {
  const { origins = [] } = await browser.permissions.getAll();
  const known = KNOWN_WEBMAILS.flatMap(({ hosts }) => hosts);
  const granted = known.find((host) => origins.includes(`*://*.${host}/*`));
  return granted ?? addedHosts(origins).find((host) => origins.includes(`*://*.${host}/*`)) ?? null;
}

/** What arrives instead of the demo pixel where nothing blocks it: our own icon. */
function substituteRule(pixel: string, tabId: number): Rule {
  const substitute = `/${browser.runtime.getManifest().icons?.['16'] ?? ''}`;
  return {
    id: FIRST_TEST_RULE,
    priority: ABOVE_PAUSES + PRIORITY.hold,
    condition: { urlFilter: `|${pixel}|`, tabIds: [tabId], resourceTypes: ['xmlhttprequest'] },
    action: { type: 'redirect', redirect: { extensionPath: substitute } },
  };
}

/** The rules of an added webmail, as if this page were one. Its own policy lets a page of ours fetch, not show. */
function gateFor(tabId: number): Rule[] {
  const page = selfHostedWebmail(browser.runtime.id);
  return lastingRules([page], [], FIRST_TEST_RULE + 1).map((rule) => ({
    ...rule,
    priority: ABOVE_PAUSES + PRIORITY.hold,
    condition: { ...rule.condition, tabIds: [tabId], resourceTypes: ['xmlhttprequest'] },
  }));
}

/** Replaces the test's rules, also those of a test that was cut short. */
async function setRules(addRules: Rule[]): Promise<void> {
  const removeRuleIds = Array.from({ length: TEST_RULES }, (_, index) => FIRST_TEST_RULE + index);
  await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules });
}

async function arrives(url: string): Promise<boolean> {
  return fetch(url, { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
}
