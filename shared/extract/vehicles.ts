import type { Vehicle } from './reference.ts';

/**
 * The table: element and attribute → vehicle. Attributes whose vehicle depends on more than the element's name
 * (`source`, `input`, `link`, `param`, `meta`) are decided in `context.ts`.
 */
export const VEHICLE_BY_ELEMENT: Readonly<Record<string, Readonly<Record<string, Vehicle>>>> = {
  img: { src: 'img-src', srcset: 'srcset', lowsrc: 'img-lowsrc', dynsrc: 'img-dynsrc' },
  mglyph: { src: 'img-src' },
  video: { src: 'video-src', poster: 'video-poster' },
  audio: { src: 'audio-src' },
  track: { src: 'track-src' },
  bgsound: { src: 'bgsound' },
  object: { data: 'object-data', codebase: 'object-data', classid: 'object-data', archive: 'object-data' },
  applet: { code: 'object-data', codebase: 'object-data', archive: 'object-data', object: 'object-data' },
  embed: { src: 'embed-src' },
  iframe: { src: 'iframe-src' },
  frame: { src: 'iframe-src' },
  portal: { src: 'iframe-src' },
  fencedframe: { src: 'iframe-src' },
  script: { src: 'script-src', href: 'script-src', 'xlink:href': 'script-src' },
  a: { ping: 'ping' },
  area: { ping: 'ping' },
  feimage: { href: 'svg-feimage', 'xlink:href': 'svg-feimage' },
  use: { href: 'svg-use', 'xlink:href': 'svg-use' },
  animate: { from: 'svg-image', to: 'svg-image', values: 'svg-image' },
  set: { to: 'svg-image' },
  'v:image': { src: 'vml-image', 'o:href': 'vml-image' },
  'v:imagedata': { src: 'vml-image', 'o:href': 'vml-image' },
  'v:fill': { src: 'vml-fill', 'o:href': 'vml-fill' },
  'v:background': { src: 'vml-fill' },
  'v:stroke': { src: 'vml-image' },
};

/** `image` inside `svg`; outside, a browser reads the tag as `img`. */
export const SVG_IMAGE: Readonly<Record<string, Vehicle>> = { href: 'svg-image', 'xlink:href': 'svg-image' };

/** SVG presentation attributes whose value may hold a `url()`. They work as CSS properties of the same name. */
export const PAINT_ATTRIBUTES: readonly string[] = [
  'fill',
  'stroke',
  'mask',
  'filter',
  'clip-path',
  'marker',
  'marker-start',
  'marker-mid',
  'marker-end',
  'cursor',
];
