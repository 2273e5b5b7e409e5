import type { AttributeList } from './attributes.ts';
import type { ChainNode } from './chain.ts';
import type { Vehicle } from './reference.ts';
import { SVG_IMAGE, VEHICLE_BY_ELEMENT } from './vehicles.ts';

function linkVehicle(rel: string | null): Vehicle | null {
  if (rel === null) return null;
  const words = rel.toLowerCase().split(/\s+/);
  if (words.includes('stylesheet')) return 'link-stylesheet';
  if (words.includes('preload') || words.includes('modulepreload')) return 'link-preload';
  if (words.some((word) => word === 'icon' || word === 'mask-icon' || word.startsWith('apple-touch-'))) {
    return 'link-icon';
  }
  const hints = ['prefetch', 'prerender', 'dns-prefetch', 'preconnect', 'manifest'];
  return words.some((word) => hints.includes(word)) ? 'link-prefetch' : null;
}

/** `source` belongs to a picture or to a medium; where neither is around, the attribute tells. */
function sourceVehicle<H>(node: ChainNode<H>, attribute: string): Vehicle | null {
  const around = node.parent?.tag;
  if (attribute !== 'src' && attribute !== 'srcset') return null;
  if (around === 'picture') return 'picture-source';
  if (around === 'video' || around === 'audio') return 'media-source';
  return attribute === 'srcset' ? 'picture-source' : 'media-source';
}

const OBJECT_PARAMETERS = new Set(['movie', 'src', 'url', 'filename', 'data', 'code', 'object']);

function isWord(value: string | null, word: string): boolean {
  return value !== null && value.trim().toLowerCase() === word;
}

/** The vehicle of `attribute` on this element, or null where it makes nobody fetch anything. */
export function vehicleOf<H>(node: ChainNode<H>, attribute: string, all: AttributeList): Vehicle | null {
  switch (node.tag) {
    case 'image':
      return (node.inSvg ? SVG_IMAGE : VEHICLE_BY_ELEMENT['img'])?.[attribute] ?? null;
    case 'source':
      return sourceVehicle(node, attribute);
    case 'input':
      return attribute === 'src' && isWord(all.get('type'), 'image') ? 'input-image' : null;
    case 'link':
      return attribute === 'href' || attribute === 'imagesrcset' ? linkVehicle(all.get('rel')) : null;
    case 'param':
      if (attribute !== 'value') return null;
      return OBJECT_PARAMETERS.has((all.get('name') ?? '').trim().toLowerCase()) ? 'object-data' : null;
    case 'meta':
      return attribute === 'content' && isWord(all.get('http-equiv'), 'refresh') ? 'meta-refresh' : null;
    case 'animate':
    case 'set': {
      const animated = all.get('attributename')?.trim().toLowerCase();
      if (animated !== 'href' && animated !== 'xlink:href') return null;
      return VEHICLE_BY_ELEMENT[node.tag]?.[attribute] ?? null;
    }
    default:
      return VEHICLE_BY_ELEMENT[node.tag]?.[attribute] ?? null;
  }
}

/** The URL of `<meta http-equiv=refresh content="0; url='…'">`, by HTML's rules; null where it only reloads. */
export function refreshUrl(content: string): string | null {
  const match = /^\s*[\d.]*[\s;,]+(?:url\s*=\s*)?([^]*)$/i.exec(content);
  if (match === null) return null;
  const rest = (match[1] ?? '').trim();
  const quote = rest.charAt(0);
  if (quote !== '"' && quote !== "'") return rest === '' ? null : rest;
  const end = rest.indexOf(quote, 1);
  return rest.slice(1, end < 0 ? rest.length : end);
}
