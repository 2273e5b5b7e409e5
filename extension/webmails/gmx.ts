import type { Sender, WebmailAdapter } from './adapter.ts';
import { anywhereIn } from './evidence.ts';
import { isOn } from './hosts.ts';
import { messageOf, senderIn } from './layout.ts';
import { rootsBelow, shadowOf } from './shadow.ts';

/**
 * GMX, WEB.DE and mail.com, which are one programme: lists and headers in nested shadow roots, the body in a frame on a
 * domain of its own (facts/webmails, section 3). Where the sender stands is unverified. The body's document says nothing.
 */
export const gmx: WebmailAdapter = {
  id: 'gmx',
  pageFrames: 'iframe#mail, iframe#thirdPartyFrame_mail',
  recognises: (page) => isOn(page, 'gmx', 'web-de', 'mail-com'),
  messages(page) {
    if (isBody(page)) return [];
    const details = rootsBelow(page, BODY).flatMap((root) => [...root.querySelectorAll(DETAIL)]);
    return details.map((element) => messageOf(element, senderBelow(element), {}));
  },
  owner: () => [],
  rows(page) {
    const items = rootsBelow(page, DETAIL).filter((root) => hostOf(root)?.localName === 'list-mail-item');
    return items.flatMap((item) => {
      const sender = senderIn(item, { body: BODY, sender: SENDER });
      const anchor = item.querySelector(REGION);
      return anchor && sender.address !== null ? [{ anchor, address: sender.address }] : [];
    });
  },
};

const DETAIL = 'webmailer-mail-detail';
const BODY = 'detail-body';
const REGION = '[class*="sender" i], [class*="from" i], detail-from, mail-sender';
const SENDER = anywhereIn(REGION);

function isBody(page: Document): boolean {
  return page.location.hostname.endsWith('.mailbody-ui.de') || page.location.pathname.includes('/mailbody');
}

/** The first header, in any shadow root of the message, that says an address. */
function senderBelow(detail: Element): Sender {
  const shadow = shadowOf(detail);
  const said = [detail, ...(shadow ? rootsBelow(shadow, BODY) : [])].map((root) =>
    senderIn(root, { body: BODY, sender: SENDER }),
  );
  const known = said.filter(({ address }) => address !== null);
  const [first = { address: null, name: null }] = known;
  return known.every(({ address }) => address === first.address) ? first : { address: null, name: null };
}

function hostOf(root: ParentNode): Element | undefined {
  return (root as Partial<ShadowRoot>).host;
}
