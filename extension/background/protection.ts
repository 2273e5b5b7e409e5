import { vendorRows } from '../../shared/data/vendors.ts';
import { isWithin, selfHostedWebmail, webmailAt, type Webmail } from '../../shared/data/webmails.ts';
import { endpointFilters } from '../../shared/detect/endpoint-filters.ts';
import { pagePatterns } from '../../manifests/page-patterns.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import type { KeepTo } from '../messages.ts';
import { browser } from '../platform/browser.ts';
import type { Gate } from './gate.ts';
import { injectInto, injectIntoOpenTabs, type ContentScripts } from './open-tabs.ts';
import { passing } from './passing-origins-browser.ts';
import { addedHosts, addedWebmails, hostPatterns } from './sites.ts';

/** Ids under which the scripts of added sites are registered. */
const ADDED_SCRIPTS = { everyFrame: 'added-webmails', topOnly: 'added-webmails-top' };

/** The built content scripts; the manifest names them, so nothing here can disagree with the build. */
function contentScripts(): ContentScripts {
  const declared = browser.runtime.getManifest().content_scripts ?? [];
  const [topOnly] = declared[0]?.js ?? [];
  const [everyFrame] = declared.at(-1)?.js ?? [];
  if (everyFrame === undefined || topOnly === undefined)
    throw new Error('The manifest lacks a content script.');
  return { everyFrame, topOnly };
}

/** Match patterns of the hosts that the extension may see now: built-in webmails and those that the user added. */
export async function grantedOrigins(): Promise<readonly string[]> {
  const [{ origins = [] }, left] = await Promise.all([browser.permissions.getAll(), passing.origins()]);
  return origins.filter((origin) => !left.includes(origin));
}

let inTurn: Promise<unknown> = Promise.resolve();

/**
 * Brings rules and content scripts in line with the hosts that the user has granted. Several events tell of one grant;
 * they are dealt with one after another.
 */
export function protectAddedSites(gate: Gate): Promise<void> {
  const turn = inTurn.then(() => bringInLine(gate));
  inTurn = turn.catch(() => undefined);
  return turn;
}

async function bringInLine(gate: Gate): Promise<void> {
  const origins = await grantedOrigins();
  await gate.hold(addedWebmails(origins), endpointFilters(vendorRows()));
  const matches = addedHosts(origins).flatMap(hostPatterns);
  const present = await browser.scripting.getRegisteredContentScripts({ ids: Object.values(ADDED_SCRIPTS) });
  if (present.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: present.map(({ id }) => id) });
  if (matches.length === 0) return;
  const { everyFrame, topOnly } = contentScripts();
  const common = { matches, runAt: 'document_start', persistAcrossSessions: true } as const;
  await chrome.scripting.registerContentScripts([
    { ...common, id: ADDED_SCRIPTS.topOnly, js: [topOnly] },
    {
      ...common,
      id: ADDED_SCRIPTS.everyFrame,
      js: [everyFrame],
      allFrames: true,
      matchOriginAsFallback: true,
    },
  ]);
}

/** Match patterns of all protected pages. */
async function protectedPatterns(): Promise<string[]> {
  const added = addedHosts(await grantedOrigins()).flatMap(hostPatterns);
  return [...KNOWN_WEBMAILS.flatMap(pagePatterns), ...added];
}

/** Numbers of the open tabs that show protected pages. */
export async function protectedTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: await protectedPatterns() });
  return tabs.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

/** Puts the content script into protected tabs that are open already. */
export async function protectOpenTabs(): Promise<void> {
  await injectIntoOpenTabs(await protectedPatterns(), contentScripts());
}

/** Puts the content script into one tab; where it works already, it notices and leaves. */
export function protectTab(tabId: number): Promise<void> {
  return injectInto(tabId, contentScripts());
}

/** Why a page is protected. */
export interface ProtectedPage {
  readonly webmail: Webmail;
  /** The host that the user added for it; null for a webmail known at build time. */
  readonly added: string | null;
}

/** Whether a page is protected, and as what. @param host of the page in the address bar */
export function protectedPage(host: string, origins: readonly string[]): ProtectedPage | null {
  const known = webmailAt(host, KNOWN_WEBMAILS);
  if (known) return { webmail: known, added: null };
  const added = addedHosts(origins).find((one) => isWithin(host, one));
  return added === undefined ? null : { webmail: selfHostedWebmail(added), added };
}

/**
 * Gives up the access to a host that the user added; the browser tells of it as if it had been taken in its own
 * settings. @throws Error where the browser does not let it go, as with access that an administrator gave
 */
export async function giveUpSite(host: string): Promise<void> {
  const origins = (await grantedOrigins()).filter((origin) => addedHosts([origin]).includes(host));
  await browser.permissions.remove({ origins });
}

/**
 * After a site was removed: nothing of ours works on in its open tabs. Guards there stop and put back what they had
 * put aside; releases, numbers and what the popup knew of these tabs go.
 *
 * @param forget ends everything that belongs to one tab
 */
export async function leaveOtherTabs(forget: (tabId: number) => Promise<void>): Promise<void> {
  const origins = await grantedOrigins();
  const kept = new Set(await protectedTabs());
  const message: KeepTo = { kind: 'keep-to', hosts: addedHosts(origins) };
  const tabs = (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]));
  await Promise.all(
    tabs.map(async (tabId) => {
      // Without access we cannot see which pages these are; a content script that is there knows.
      await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
      if (!kept.has(tabId)) await forget(tabId);
    }),
  );
}
