import { asksPath, isHostWithin, parameter, type ImageProxy } from './image-proxy.ts';

const OWN_HOSTS = [
  'outlook.live.com',
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.cloud.microsoft',
];
const CONNECTOR_PATH = '/actions/ei';
const PROXY_PATH = '/proxy/';
const HOTMAIL_PATH = '/handlers/imageproxy.mvc';

/**
 * Outlook on the web: the picture proxy (`*.outlook.com/proxy/?u=…`), the proxy of connector cards on the webmail's
 * own host (`/actions/ei?u=…`), and the one of the former Hotmail (`*.mail.live.com/Handlers/ImageProxy.mvc?…&url=…`).
 */
export const outlook: ImageProxy = {
  id: 'outlook',
  undo({ host, tail, ownHost }) {
    if (isHostWithin(host, 'outlook.com') && asksPath(tail, PROXY_PATH)) return parameter(tail, 'u');
    if (asksPath(tail, CONNECTOR_PATH) && (ownHost || OWN_HOSTS.some((own) => isHostWithin(host, own)))) {
      return parameter(tail, 'u');
    }
    return isHostWithin(host, 'mail.live.com') && asksPath(tail, HOTMAIL_PATH)
      ? parameter(tail, 'url')
      : null;
  },
};
