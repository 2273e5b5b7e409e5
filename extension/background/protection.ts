import { vendorRows } from '../../shared/data/vendors.ts';
import { endpointFilters } from '../../shared/detect/endpoint-filters.ts';
import { pagePatterns } from '../../manifests/page-patterns.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { browser } from '../platform/browser.ts';
import type { Gate } from './gate.ts';
import { injectIntoOpenTabs } from './open-tabs.ts';
import { addedHosts, addedWebmails, hostPatterns } from './sites.ts';

const ADDED_SCRIPTS = 'added-webmails';

/** The built content script; the manifest names it, so nothing here can disagree with the build. */
function contentScript(): string {
  const file = browser.runtime.getManifest().content_scripts?.[0]?.js?.[0];
  if (file === undefined) throw new Error('The manifest has no content script.');
  return file;
}

async function grantedOrigins(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
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
  const present = await browser.scripting.getRegisteredContentScripts({ ids: [ADDED_SCRIPTS] });
  if (present.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ADDED_SCRIPTS] });
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    {
      id: ADDED_SCRIPTS,
      matches,
      js: [contentScript()],
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    },
  ]);
}

/** Puts the content script into protected tabs that are open already. */
export async function protectOpenTabs(): Promise<void> {
  const added = addedHosts(await grantedOrigins()).flatMap(hostPatterns);
  await injectIntoOpenTabs([...KNOWN_WEBMAILS.flatMap(pagePatterns), ...added], contentScript());
}
