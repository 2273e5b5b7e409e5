import { browser } from '../platform/browser.ts';
import type { Pulse } from '../messages.ts';
import { lookAtFrame } from './in-page.ts';
import { grantedOrigins, protectedPage, protectTab } from './protection.ts';
import { webHost } from './sites.ts';
import { Watchdog, type SeenFrame } from './watchdog.ts';

/** A guard that works answers at once (milliseconds). */
const PULSE_LIMIT = 400;

/** A page that is busy for longer is looked at when something happens again (milliseconds). */
const LOOK_LIMIT = 3_000;

/** The watchdog in this browser. @param changed the state of a tab has changed: show it */
export function tabWatchdog(changed: (tabId: number) => void): Watchdog {
  return new Watchdog({
    area: browser.storage.session,
    look: (tabId) => within(LOOK_LIMIT, lookAt(tabId), null),
    pulse: (tabId) => within(PULSE_LIMIT, pulse(tabId), false),
    inject: protectTab,
    changed,
    wait,
  });
}

/** Has the watchdog look at protected tabs whenever the browser tells of a change in one. */
export function watchTabs(watchdog: Watchdog): void {
  browser.tabs.onUpdated.addListener((tabId, _change, { url }) => {
    // Only pages that we may see have an address here: all others cost nothing.
    if (webHost(url) !== null) void watchdog.expect(tabId);
  });
  browser.tabs.onActivated.addListener(({ tabId }) => void watchdog.expect(tabId));
}

async function lookAt(tabId: number): Promise<readonly SeenFrame[] | null> {
  try {
    const host = webHost((await browser.tabs.get(tabId)).url);
    const page = host === null ? null : protectedPage(host, await grantedOrigins());
    if (!page) return null;
    const results = await chrome.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: lookAtFrame,
      args: [[...page.webmail.ownHosts]],
      injectImmediately: true,
    });
    return results.flatMap(({ frameId, documentId, result }) =>
      result ? [{ frameId, documentId, look: result }] : [],
    );
  } catch {
    return null; // An error page, or a tab that is going away.
  }
}

async function pulse(tabId: number): Promise<boolean> {
  const message: Pulse = { kind: 'pulse' };
  try {
    return (await browser.tabs.sendMessage(tabId, message, { frameId: 0 })) === true;
  } catch {
    return false; // Nobody listens.
  }
}

function within<T>(limit: number, answer: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([answer, wait(limit).then(() => otherwise)]);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
