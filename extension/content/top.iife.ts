/**
 * The second content script: runs in top documents only. It learns where the webmail's interface comes from, and marks
 * the rows of its message list. Plain, as `main.iife.ts` is, so that it sees the page being parsed.
 */
import { selfHostedWebmail, webmailAt } from '../../shared/data/webmails.ts';
import { KNOWN_WEBMAILS } from '../known-webmails.ts';
import { listRows } from '../webmails/index.ts';
import { extensionChannel } from './channel.ts';
import { learnInterface } from './interface-hosts.ts';
import { beginScript } from './marker.ts';
import { startListMarks } from './start-list-marks.ts';
import { topHost } from './top-host.ts';

const channel = extensionChannel();

if (beginScript(window, 'top', () => channel.alive())) {
  const host = topHost(window);
  learnInterface(window, webmailAt(host, KNOWN_WEBMAILS) ?? selfHostedWebmail(host), channel);
  startListMarks(window, channel, listRows);
}
