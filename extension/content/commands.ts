/** What the background may want of a content script besides judging: to know whether it works, and that it stops. */
import { isWithin } from '../../shared/data/webmails.ts';
import type { KeepTo, Pulse } from '../messages.ts';
import { isCaredFor, stopGuards } from './marker.ts';

type Command = Pulse | KeepTo;

/** The part of `chrome.runtime` that is used. */
export interface CommandSource {
  readonly id: string;
  readonly onMessage: Pick<typeof chrome.runtime.onMessage, 'addListener' | 'removeListener'>;
}

/**
 * Listens to the background for one frame.
 *
 * @param host of the page in the address bar
 * @param builtIn protected whatever the user adds or removes
 */
export function obeyCommands(window: Window, host: string, builtIn: boolean, runtime: CommandSource): void {
  const listen = (message: unknown, from: { id?: string }, answer: (value: boolean) => void): void => {
    if (from.id !== runtime.id || !isCommand(message)) return;
    if (message.kind === 'pulse') {
      answer(isCaredFor(window));
      return;
    }
    if (builtIn || message.hosts.some((kept) => isWithin(host, kept))) return;
    stopGuards(window);
    runtime.onMessage.removeListener(listen); // If the site is added again, a new script listens.
  };
  runtime.onMessage.addListener(listen);
}

function isCommand(message: unknown): message is Command {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return message.kind === 'pulse' || (message.kind === 'keep-to' && 'hosts' in message);
}
