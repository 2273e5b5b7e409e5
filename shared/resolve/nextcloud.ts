import { parameter, type ImageProxy } from './image-proxy.ts';

const PATH = '/apps/mail/proxy?';

/** Nextcloud Mail: `https://cloud.example/…/apps/mail/proxy?id=…&hmac=…&src=<encoded>`, wherever it is installed. */
export const nextcloud: ImageProxy = {
  id: 'nextcloud',
  undo({ tail, ownHost }) {
    if (!ownHost) return null;
    const query = tail.indexOf('?');
    if (query === -1 || !tail.slice(0, query + 1).endsWith(PATH)) return null;
    return parameter(tail, 'src');
  },
};
