/**
 * What a page's own content security policy forbids it to show. Requests and changes that come from the extension's own
 * world are not bound by that policy (measured), so a webmail that holds pictures by it would see them load because of us.
 */
import { isWithin } from '../../shared/data/webmails.ts';
import { allowsPicture, type PolicyPage } from './picture-sources.ts';

/** Policies of one document; more than any page has. */
const MAX_POLICIES = 20;

const META = 'head > meta[http-equiv="content-security-policy" i]';

/** Learns a document's policies: from its head, and from what the browser says it has refused because of one. */
export class PagePolicy {
  private readonly policies = new Set<string>();
  private readonly page: Document;
  private readonly hosts: readonly string[];
  private readonly onLearned: () => void;

  /**
   * @param hosts of the webmail, which stand for the document's own where its origin is opaque
   * @param onLearned a policy has become known that may forbid pictures
   */
  constructor(page: Document, hosts: readonly string[], onLearned: () => void) {
    this.page = page;
    this.hosts = hosts;
    this.onLearned = onLearned;
  }

  /** Twice is as good as once: `document.open` takes listeners away. */
  listenTo(window: Window, signal: AbortSignal): void {
    window.addEventListener('securitypolicyviolation', this.onViolation, { capture: true, signal });
  }

  private readonly onViolation = (event: SecurityPolicyViolationEvent): void => {
    // A page can make such an event itself: what it forbids itself thereby is its own business.
    if (event.disposition !== 'enforce' || event.effectiveDirective !== 'img-src') return;
    if (this.add(event.originalPolicy)) this.onLearned();
  };

  /** Takes in what the document's head says. A policy outside the head counts for nothing (HTML standard). */
  read(): void {
    for (const meta of this.page.querySelectorAll(META)) this.add(meta.getAttribute('content') ?? '');
  }

  private add(policy: string): boolean {
    const before = this.policies.size;
    if (before < MAX_POLICIES) this.policies.add(policy);
    return this.policies.size > before;
  }

  /** Whether the page itself may not show a picture from this absolute URL. */
  forbids(url: string): boolean {
    if (this.policies.size === 0) return false;
    const page = this.self();
    return [...this.policies].some((policy) => !allowsPicture(policy, url, page));
  }

  private self(): PolicyPage {
    const origin = this.page.defaultView?.origin ?? 'null';
    return {
      secure: this.page.defaultView?.isSecureContext === true && origin.startsWith('https:'),
      isSelf: (url) =>
        origin === 'null'
          ? this.hosts.some((host) => isWithin(url.hostname, host))
          : isSameOrUpgraded(url, origin),
    };
  }
}

/** `'self'` covers the same host over TLS too (CSP, section 6.7.2.7). */
function isSameOrUpgraded(url: URL, origin: string): boolean {
  return url.origin === origin || url.origin === origin.replace(/^http:/, 'https:');
}
