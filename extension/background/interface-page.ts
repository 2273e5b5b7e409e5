import { browser } from '../platform/browser.ts';
import { answerInterface, InterfaceHostsStore, type InterfaceSender } from './interface-hosts.ts';
import type { InterfaceHosts } from './interface-rules.ts';
import type { RuleStore } from './gate.ts';
import { grantedOrigins, protectedPage } from './protection.ts';

const interfaces = new InterfaceHostsStore(browser.declarativeNetRequest as unknown as RuleStore);

/** Answers what a page says about its interface. */
export function answerInterfaceSeen(
  found: InterfaceHosts,
  sender: InterfaceSender,
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

/** A document that left meanwhile may never answer, and other lessons wait for this one (milliseconds). */
const PATIENCE = 2_000;

/** Whether a document runs scripts: a sandbox may forbid it, which content scripts cannot see. Throws if it is gone. */
async function runsScripts(tabId: number, documentId: string): Promise<boolean> {
  const answers = chrome.scripting.executeScript({
    target: { tabId, documentIds: [documentId] },
    world: 'MAIN',
    injectImmediately: true,
    func: () => true,
  });
  const late = new Promise<[]>((resolve) => {
    setTimeout(resolve, PATIENCE, []);
  });
  const [answer] = await Promise.race([answers, late]);
  return answer?.result === true;
}
