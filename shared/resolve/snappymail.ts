import { percentDecode, type ImageProxy } from './image-proxy.ts';

const MARK = '?/proxyexternal/';
const BASE64URL = /^[A-Za-z0-9_-]+={0,2}$/;

/** Text of a base64url string, or null where it is none. */
function fromBase64Url(text: string): string | null {
  if (!BASE64URL.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

/**
 * SnappyMail: `https://mail.example/?/ProxyExternal/<base64url of the URL>`. RainLoop's older form looks the same but
 * is encrypted; what it decodes to is no URL, so it stays as it is.
 */
export const snappymail: ImageProxy = {
  id: 'snappymail',
  undo({ tail, ownHost }) {
    if (!ownHost) return null;
    const mark = tail.toLowerCase().indexOf(MARK);
    if (mark === -1) return null;
    const rest = tail.slice(mark + MARK.length);
    const end = rest.search(/[/&#]/);
    return fromBase64Url(percentDecode(end === -1 ? rest : rest.slice(0, end)));
  },
};
