/**
 * The second content script: runs in top documents, before the first one. It knows the webmails' pages: who wrote which
 * message, where the interface comes from, which rows the message list has. Also in the inner pages of webmails whose
 * messages stand in frames of another origin: there it says who wrote. Plain, as `main.iife.ts` is.
 */
import { holdsRequestsOf, selfHostedWebmail, webmailAt } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { listRows, readPage } from '../webmails/index.ts';
import { extensionChannel } from './channel.ts';
import { HeaderWatch } from './header-watch.ts';
import { learnInterface } from './interface-hosts.ts';
import { beginScript } from './marker.ts';
import { offerReading } from './page-reading.ts';
import { startListMarks } from './start-list-marks.ts';
import { hostOf, topHost } from './top-host.ts';

const channel = extensionChannel();
const host = window === window.top ? topHost(window) : hostOf(window.origin);
const webmail = webmailAt(host, KNOWN_WEBMAILS) ?? selfHostedWebmail(host);

if (beginScript(window, 'top', { alive: () => channel.alive(), resume: () => undefined })) {
  offerReading(window, readPage);
  if (window === window.top) {
    learnInterface(window, webmail, channel);
    startListMarks(window, channel, listRows);
  } else if (!holdsRequestsOf(host, webmail)) new HeaderWatch(document, webmail.id, channel);
}
