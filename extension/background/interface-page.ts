import { browser } from '../platform/browser.ts';
import type { ContentSender } from './content-messages.ts';
import { answerInterface, InterfaceHostsStore } from './interface-hosts.ts';
import type { InterfaceHosts } from './interface-rules.ts';
import type { RuleStore } from './gate.ts';
import { grantedOrigins, protectedPage } from './protection.ts';

const interfaces = new InterfaceHostsStore(browser.declarativeNetRequest as unknown as RuleStore);

/** Answers what a page says about its interface. */
export function answerInterfaceSeen(
  found: InterfaceHosts,
  sender: ContentSender,
): ReturnType<typeof answerInterface> {
  return answerInterface(found, sender, interfaces, {
    webmail: async (host) => protectedPage(host, await grantedOrigins())?.webmail ?? null,
    runsScripts,
  });
}

/** After a site was removed: what was learned of its interface goes too. */
export async function forgetInterfaces(): Promise<void> {
  const origins = await grantedOrigins();
  await interfaces.forgetUnprotected((host) => protectedPage(host, origins) !== null);
}

/** Whether a tab's page runs scripts: a sandbox may forbid it, which content scripts cannot see. */
async function runsScripts(tabId: number): Promise<boolean> {
  const [answer] = await chrome.scripting.executeScript({
    target: { tabId },
    world: 'MAIN',
    injectImmediately: true,
    func: () => true,
  });
  return answer?.result === true;
}
