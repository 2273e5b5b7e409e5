import { isHostWithin, parameter, type ImageProxy } from './image-proxy.ts';

const OWN_HOSTS = [
  'outlook.live.com',
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.cloud.microsoft',
];
const CONNECTOR_PATH = '/actions/ei?';
const PROXY_PATH = '/proxy/?';
const HOTMAIL_PATH = '/handlers/imageproxy.mvc?';

/**
 * Outlook on the web: the picture proxy (`*.outlook.com/proxy/?u=…`), the proxy of connector cards on the webmail's
 * own host (`/actions/ei?u=…`), and the one of the former Hotmail (`*.mail.live.com/Handlers/ImageProxy.mvc?…&url=…`).
 */
export const outlook: ImageProxy = {
  id: 'outlook',
  undo({ host, tail, ownHost }) {
    if (isHostWithin(host, 'outlook.com') && tail.startsWith(PROXY_PATH)) return parameter(tail, 'u');
    if (tail.startsWith(CONNECTOR_PATH) && (ownHost || OWN_HOSTS.some((own) => isHostWithin(host, own)))) {
      return parameter(tail, 'u');
    }
    if (
      isHostWithin(host, 'mail.live.com') &&
      tail.slice(0, HOTMAIL_PATH.length).toLowerCase() === HOTMAIL_PATH
    ) {
      return parameter(tail, 'url');
    }
    return null;
  },
};
