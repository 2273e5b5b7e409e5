/**
 * The content script: runs in every frame of a protected webmail at `document_start`, and is put into tabs that were
 * open before. A plain script without exports or shared chunks, so that it starts before the page does
 * (facts/toolchain, A3). Thin: extract, ask the background, release. What only a top document needs is in `top.iife.ts`.
 */
import { holdsRequestsOf, webmailAt, selfHostedWebmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { extensionChannel } from './channel.ts';
import { obeyCommands } from './commands.ts';
import { Guard } from './guard.ts';
import { shareInterfaceHosts, tellTracker } from './interface-sharing.ts';
import { readWithOffered, type ReadPage } from './page-reading.ts';
import { beginScript, isGuarded, markGuarded, markIdle, onStop, sharedSecret } from './marker.ts';
import { hostOf, topHost } from './top-host.ts';

const channel = extensionChannel();
const host = topHost(window);
// A frame of a known webmail may stand in a page that is none, such as its operator's portal.
const known = webmailAt(host, KNOWN_WEBMAILS) ?? webmailAt(hostOf(window.origin), KNOWN_WEBMAILS);

/** Begins the work in this frame. @returns guards it again if its guard has ended */
function begin(): () => void {
  const stopped = new AbortController();
  onStop(window, () => {
    stopped.abort();
  });
  const webmail = shareInterfaceHosts(window, known ?? selfHostedWebmail(host), channel, stopped.signal);
  const secret = sharedSecret(window);
  const onTracker = (element: Element) => {
    tellTracker(window, element);
  };
  const readPage: ReadPage = (page, id) => readWithOffered(window, page, id);
  const guardFrame = (page: Document) => {
    const frame = page.defaultView;
    if (!frame || isGuarded(frame)) return;
    const guard = new Guard(page, { channel, webmail, secret, readPage, guardFrame, onTracker });
    const stop = () => {
      guard.stop();
    };
    markGuarded(frame, { page, alive: () => channel.alive(), stop });
  };
  const start = () => {
    // Where nothing is held there is nothing to release, and what loads there is not a message's.
    if (holdsRequestsOf(hostOf(window.origin), webmail)) guardFrame(document);
    else markIdle(window);
  };
  start();
  obeyCommands(window, host, known !== null, chrome.runtime);
  return start;
}

let resume = (): void => undefined;
const mark = {
  alive: () => channel.alive(),
  resume: () => {
    resume();
  },
};
// Put into a tab once more, it lets the one that is at work go on.
if (beginScript(window, 'frame', mark)) resume = begin();
