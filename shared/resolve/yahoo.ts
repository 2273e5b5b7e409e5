import { asksPath, isHostWithin, parameter, type ImageProxy } from './image-proxy.ts';

/** What Yahoo adds behind the wrapped URL. */
const TRAILER = /&t=\d{1,16}&ymreqid=/;
const UNENCODED = /^https?:\/\//i;

/**
 * Yahoo and AOL: `https://ecp.yusercontent.com/mail?url=…&t=<unix>&ymreqid=<uuid>&sig=…`. The wrapped URL is
 * sometimes not encoded; its own `&` would then end it too early, so it is cut where Yahoo's trailer begins.
 */
export const yahoo: ImageProxy = {
  id: 'yahoo',
  undo({ host, tail }) {
    if (!isHostWithin(host, 'yusercontent.com') || !asksPath(tail, '/mail')) return null;
    const start = tail.indexOf('url=');
    if (start === -1) return null;
    const rest = tail.slice(start + 'url='.length);
    if (!UNENCODED.test(rest)) return parameter(tail, 'url');
    const trailer = TRAILER.exec(rest);
    return trailer === null ? rest : rest.slice(0, trailer.index);
  },
};
