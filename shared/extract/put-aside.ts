import type { AttributeList } from './attributes.ts';
import { BLOCKED_ATTRIBUTES } from './blocked.ts';
import type { ChainNode } from './chain.ts';
import { vehicleOf } from './context.ts';
import type { Vehicle } from './reference.ts';

/** What a plain attribute loads where the element's name does not tell: webmails rename elements too (`proton-svg`). */
const BY_ATTRIBUTE: Readonly<Record<string, Vehicle>> = {
  src: 'img-src',
  srcset: 'srcset',
  poster: 'video-poster',
  data: 'object-data',
  classid: 'object-data',
  href: 'svg-image',
  'xlink:href': 'svg-image',
};

/** The vehicle that a URL under the stand-in attribute `name` becomes when its webmail lets it load. */
export function vehicleWhenLoaded<H>(node: ChainNode<H>, name: string, all: AttributeList): Vehicle {
  const plain = BLOCKED_ATTRIBUTES[name]?.plain ?? 'src';
  if (plain === 'background') return 'background-attribute';
  if (plain === 'style') return node.tag === 'style' ? 'style-element' : 'style-attribute';
  return vehicleOf(node, plain, all) ?? BY_ATTRIBUTE[plain] ?? 'img-src';
}

/** Vehicles that put the one picture of an `<img>`, `<source>`, `<input>` or `<image>` there. */
const PICTURE_OF_ELEMENT: ReadonlySet<Vehicle> = new Set<Vehicle>([
  'img-src',
  'srcset',
  'picture-source',
  'input-image',
  'svg-image',
]);

/** Whether this vehicle shows its element's own picture, so that another one on the same element is the same picture. */
export function showsPictureOfElement(vehicle: Vehicle | null): boolean {
  return vehicle !== null && PICTURE_OF_ELEMENT.has(vehicle);
}
