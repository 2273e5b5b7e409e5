import { SOURCE_SCRIPT } from '../late-scripts.ts';
import type { SourceAnswer } from '../content/source.ts';
import type { ReadSource } from '../messages.ts';
import { sourceAnswer } from './source-answer.ts';

/** Has the top page of a tab read a message's source; of any other origin than its own it reads nothing. */
export async function readSourceIn(tabId: number, url: string): Promise<SourceAnswer> {
  try {
    await chrome.scripting.executeScript({
      target: { tabId },
      files: [SOURCE_SCRIPT],
      injectImmediately: true,
    });
    const message: ReadSource = { kind: 'read-source', url };
    return sourceAnswer(await chrome.tabs.sendMessage(tabId, message, { frameId: 0 }));
  } catch {
    return { why: 'unreachable' }; // The page has left meanwhile.
  }
}
