import { isHostWithin, parameter, type ImageProxy } from './image-proxy.ts';

/** Microsoft Defender's rewriting: `https://<region>.safelinks.protection.outlook.com/?url=<encoded>&data=…`. */
export const safelinks: ImageProxy = {
  id: 'safelinks',
  undo({ host, tail }) {
    return isHostWithin(host, 'safelinks.protection.outlook.com') ? parameter(tail, 'url') : null;
  },
};
