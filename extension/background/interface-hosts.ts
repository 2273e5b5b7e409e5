import { getDomain } from 'tldts';
import { isWithin, type Webmail } from '../../shared/data/webmails.ts';
import type { InterfaceAnswer } from '../messages.ts';
import type { ContentSender } from './content-messages.ts';
import type { RuleStore } from './gate.ts';
import type { Rule } from './gate-rules.ts';
import {
  FIRST_INTERFACE_RULE,
  interfaceOf,
  interfaceRules,
  isInterfaceRule,
  sitePages,
  type InterfaceHosts,
} from './interface-rules.ts';

/** More hosts than any interface is spread over; what comes beyond is not learned. */
const MAX_HOSTS = 30;

type Found = Pick<InterfaceHosts, 'hosts' | 'frames'>;

/** What a page says about its interface. */
export interface Lesson {
  readonly webmail: Webmail;
  /** Of the page in the address bar. */
  readonly host: string;
  readonly found: Found;
  readonly incognito: boolean;
  /** Whether the page runs scripts of its own; a message that was opened as a page does not. */
  readonly runsScripts: () => Promise<boolean>;
}

/**
 * Remembers from which hosts the interface of each webmail comes. The rules that let them through are the only state:
 * they survive a restart, and one change of rules is all or nothing, so there is nothing that could disagree.
 * What private windows learn stays in session rules, which are never written to disk.
 */
export class InterfaceHostsStore {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly rules: RuleStore;

  constructor(rules: RuleStore) {
    this.rules = rules;
  }

  /**
   * Lets what a page's own interface asks for through, from now on.
   *
   * @returns the page's hosts that were known before, and those that are new
   */
  learn({ webmail, host, found, incognito, runsScripts }: Lesson): Promise<InterfaceAnswer> {
    return this.inTurn(async () => {
      const [lasting, session] = await Promise.all([
        this.rules.getDynamicRules(),
        this.rules.getSessionRules(),
      ]);
      const known = merged(interfaceOf(lasting, host), interfaceOf(session, host));
      const fresh = this.onlyNew(webmail, found, known);
      const isNews = fresh.hosts.length + fresh.frames.length > 0;
      if (isNews && !(await runsScripts())) return { known: [...known.hosts], learned: [] };
      if (isNews) {
        const present = incognito ? session : lasting;
        const before = interfaceOf(present, host);
        const addRules = interfaceRules([host], ownOf(webmail), merged(before, fresh), freeId(present));
        const change = { removeRuleIds: before.ids, addRules };
        await (incognito ? this.rules.updateSessionRules(change) : this.rules.updateDynamicRules(change));
      }
      return { known: [...known.hosts], learned: [...fresh.hosts] };
    });
  }

  /** Forgets the interface of every site whose pages are no longer protected. */
  forgetUnprotected(isProtected: (host: string) => boolean): Promise<void> {
    return this.inTurn(async () => {
      const gone = (rules: readonly Rule[]) =>
        rules
          .filter(isInterfaceRule)
          .filter(isGone)
          .map(({ id }) => id);
      const isGone = (rule: Rule) => !sitePages(rule).some(isProtected);
      const lasting = gone(await this.rules.getDynamicRules());
      const session = gone(await this.rules.getSessionRules());
      if (lasting.length > 0) await this.rules.updateDynamicRules({ removeRuleIds: lasting });
      if (session.length > 0) await this.rules.updateSessionRules({ removeRuleIds: session });
    });
  }

  private onlyNew(webmail: Webmail, found: Found, known: Found): Found {
    const acceptable = (before: readonly string[]) => (host: string) =>
      !before.includes(host) && isPublicHost(host) && !ownOf(webmail).some((own) => isWithin(host, own));
    return {
      hosts: [...new Set([...found.hosts, ...found.frames])]
        .filter(acceptable(known.hosts))
        .slice(0, MAX_HOSTS - known.hosts.length),
      frames: found.frames.filter(acceptable(known.frames)).slice(0, MAX_HOSTS - known.frames.length),
    };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.queue.then(work);
    this.queue = result.catch(() => undefined);
    return result;
  }
}

/** A sender of whom the browser also says which document it is. */
export interface InterfaceSender extends ContentSender {
  /** Host of the document's own address; the tab may show another one by now. */
  readonly documentHost: string | null;
  readonly documentId: string | null;
  /** Whether the document is the one its tab shows, not one that is kept or being prepared. */
  readonly active: boolean;
}

/**
 * What the top document of a protected page says about its interface. Any other sender is refused: in a frame, the
 * document may be a message; and one that its tab no longer shows, or not yet, must not teach another page.
 *
 * @param services.webmail the protected webmail at a host; null where there is none
 */
export async function answerInterface(
  found: Found,
  sender: InterfaceSender,
  store: InterfaceHostsStore,
  services: {
    webmail(host: string): Promise<Webmail | null>;
    runsScripts(tabId: number, documentId: string): Promise<boolean>;
  },
): Promise<InterfaceAnswer | null> {
  const { documentHost: host, incognito, tabId, documentId } = sender;
  if (sender.frameId !== 0 || !sender.active || documentId === null) return null;
  if (host === null || host !== sender.pageHost) return null;
  const webmail = await services.webmail(host);
  if (!webmail) return null;
  const runsScripts = () => services.runsScripts(tabId, documentId);
  return store.learn({ webmail, host, found, incognito, runsScripts });
}

/** The webmail's own hosts and pages; a learned host above them (`example.com` of `mail.example.com`) leaves them out. */
function ownOf({ hosts, bodyHosts, ownHosts, proxies }: Webmail): string[] {
  return [...new Set([...hosts, ...bodyHosts, ...ownHosts, ...proxies.flatMap((proxy) => proxy.hosts)])];
}

/**
 * Whether a host belongs to somebody in particular: not an address in numbers, no name of the local network, and no
 * suffix under which anybody may have a host.
 */
function isPublicHost(host: string): boolean {
  return getDomain(host, { allowPrivateDomains: true }) !== null;
}

function merged(before: Found, more: Found): InterfaceHosts {
  const all = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];
  return { hosts: all(before.hosts, more.hosts), frames: all(before.frames, more.frames) };
}

function freeId(rules: readonly Rule[]): number {
  const last = Math.max(FIRST_INTERFACE_RULE - 1, ...rules.filter(isInterfaceRule).map(({ id }) => id));
  return last + 1;
}
