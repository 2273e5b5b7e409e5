import type { WebRequestType } from '@ghostery/adblocker';
import { isPictureVehicle } from '../../shared/decide/decision.ts';
import type { Vehicle } from '../../shared/extract/reference.ts';

/** What else than a picture a browser asks for; what is not named here counts as a picture, as in `$image`. */
const TYPES: Partial<Record<Vehicle, WebRequestType>> = {
  'css-import': 'stylesheet',
  'link-stylesheet': 'stylesheet',
  'css-font': 'font',
  'link-preload': 'other',
  'link-prefetch': 'other',
  'video-src': 'media',
  'audio-src': 'media',
  'media-source': 'media',
  'track-src': 'media',
  bgsound: 'media',
  'object-data': 'object',
  'embed-src': 'object',
  'iframe-src': 'sub_frame',
  'meta-refresh': 'sub_frame',
  'script-src': 'script',
  ping: 'ping',
};

/** The kind of request that filters name, such as `$image`. */
export function requestType(vehicle: Vehicle): WebRequestType {
  return isPictureVehicle(vehicle) ? 'image' : (TYPES[vehicle] ?? 'image');
}
