import { asksPath, parameter, type ImageProxy } from './image-proxy.ts';

const PATH = '/apps/mail/proxy';

/** Nextcloud Mail: `https://cloud.example/…/apps/mail/proxy?id=…&hmac=…&src=<encoded>`, wherever it is installed. */
export const nextcloud: ImageProxy = {
  id: 'nextcloud',
  undo({ tail, ownHost }) {
    return ownHost && asksPath(tail, PATH) ? parameter(tail, 'src') : null;
  },
};
