/**
 * The content script: runs in every frame of a protected webmail at `document_start`, and is put into tabs that were
 * open before. A plain script without exports or shared chunks, so that it starts before the page does
 * (facts/toolchain, A3). Thin: extract, ask the background, release.
 */
import { webmailAt, selfHostedWebmail } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { listRows } from '../webmails/index.ts';
import { extensionChannel } from './channel.ts';
import { Guard } from './guard.ts';
import { startListMarks, stopListMarks } from './start-list-marks.ts';
import { isGuarded, markGuarded } from './marker.ts';
import { topHost } from './top-host.ts';

const channel = extensionChannel();
const host = topHost(window);
const webmail = webmailAt(host, KNOWN_WEBMAILS) ?? selfHostedWebmail(host);

function guardFrame(page: Document): void {
  const window = page.defaultView;
  if (!window || isGuarded(window)) return;
  const guard = new Guard(page, { channel, webmail, guardFrame });
  markGuarded(window, {
    page,
    alive: () => channel.alive(),
    stop: () => {
      guard.stop();
      stopListMarks(window);
    },
  });
}

guardFrame(document);
startListMarks(window, channel, listRows);
