/**
 * The content script: runs in every frame of a protected webmail at `document_start`, and is put into tabs that were
 * open before. A plain script without exports or shared chunks, so that it starts before the page does
 * (facts/toolchain, A3). Thin: extract, ask the background, release.
 */
import { holdsRequestsOf, webmailAt, selfHostedWebmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { listRows } from '../webmails/index.ts';
import { extensionChannel } from './channel.ts';
import { obeyCommands } from './commands.ts';
import { Guard } from './guard.ts';
import { HeaderWatch } from './header-watch.ts';
import { shareInterfaceHosts, tellTracker } from './interface-hosts.ts';
import { startListMarks, stopListMarks } from './start-list-marks.ts';
import { isGuarded, markGuarded, markIdle } from './marker.ts';
import { hostOf, topHost } from './top-host.ts';

const channel = extensionChannel();
const host = topHost(window);
// A frame of a known webmail may stand in a page that is none, such as its operator's portal.
const known = webmailAt(host, KNOWN_WEBMAILS) ?? webmailAt(hostOf(window.origin), KNOWN_WEBMAILS);
const webmail = shareInterfaceHosts(window, known ?? selfHostedWebmail(host), channel);

function onTracker(element: Element): void {
  tellTracker(window, element);
}

function guardFrame(page: Document): void {
  const window = page.defaultView;
  if (!window || isGuarded(window)) return;
  const guard = new Guard(page, { channel, webmail, guardFrame, onTracker });
  markGuarded(window, {
    page,
    alive: () => channel.alive(),
    stop: () => {
      guard.stop();
      stopListMarks(window);
    },
  });
}

// Where nothing is held there is nothing to release, and what loads there is not a message's.
if (holdsRequestsOf(hostOf(window.origin), webmail)) guardFrame(document);
else {
  markIdle(window);
  // Its messages stand in frames of another origin, which know no sender.
  if (window !== window.top) new HeaderWatch(document, webmail.id, channel);
}
startListMarks(window, channel, listRows);
obeyCommands(window, host, known !== null, chrome.runtime);
