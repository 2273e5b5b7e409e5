import type { ImageProxy } from './image-proxy.ts';

const HOST = /^ci\d\.googleusercontent\.com$/;

/**
 * Gmail keeps the original, un-encoded, behind the first `#` of the proxied URL, in the new form (`/meips/`) and
 * in the old one (`/proxy/`). Uploaded signatures (`/mail-sig/`) are Google's own pictures and stay as they are.
 */
export const gmail: ImageProxy = {
  id: 'gmail',
  undo({ host, tail }) {
    if (!HOST.test(host) || !(tail.startsWith('/meips/') || tail.startsWith('/proxy/'))) return null;
    const hash = tail.indexOf('#');
    return hash === -1 ? null : tail.slice(hash + 1);
  },
};
