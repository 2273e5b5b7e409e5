/** Reads the source of a message from the webmail's own server. Put into a page only when its user asks who wrote. */
import type { ReadSource } from '../messages.ts';
import { beginScript } from './marker.ts';
import { readSource } from './source.ts';

function isReadSource(message: unknown): message is ReadSource {
  return (
    typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'read-source'
  );
}

function begin(): void {
  chrome.runtime.onMessage.addListener((message: unknown, from, answer) => {
    if (from.id !== chrome.runtime.id || !isReadSource(message)) return false;
    const ask = (url: string, how: RequestInit): Promise<Response> => fetch(url, how);
    void readSource(message.url, location.origin, ask).then(answer);
    return true; // The answer comes later.
  });
}

// Put in at each question: the first one stays.
const alive = (): boolean => (chrome.runtime as { id?: string } | undefined)?.id !== undefined;
if (beginScript(window, 'source', { alive, resume: () => undefined })) begin();
