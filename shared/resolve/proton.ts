import { asksPath, isHostWithin, parameter, type ImageProxy } from './image-proxy.ts';

const PATH = '/api/core/v4/images';
const OWN_HOSTS = ['proton.me', 'protonmail.com'];

/** Proton: `https://mail.proton.me/api/core/v4/images?Url=<encoded>&DryRun=0&UID=…`, on the webmail's own host. */
export const proton: ImageProxy = {
  id: 'proton',
  undo({ host, tail, ownHost }) {
    if (!asksPath(tail, PATH) || !(ownHost || OWN_HOSTS.some((own) => isHostWithin(host, own)))) return null;
    return parameter(tail, 'Url');
  },
};
