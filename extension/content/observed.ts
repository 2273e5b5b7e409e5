import { BLOCKED_ATTRIBUTES } from '../../shared/extract/blocked.ts';
/** Attributes that can make an element load something, and those under which a picture gets its place. */
export const OBSERVED_ATTRIBUTES = [
  'src',
  'srcset',
  'style',
  'background',
  'poster',
  'href',
  'xlink:href',
  'data',
  'srcdoc',
  'type',
];

/** What webmails put aside stands on pictures, which are looked at anyway, or under an attribute that says so. */
const PUT_ASIDE = Object.entries(BLOCKED_ATTRIBUTES)
  .filter(([, { plain }]) => plain !== 'src' && plain !== 'srcset')
  .map(([name]) => `[${name.replace(':', '\\:')}]`)
  .join();

/** Elements and attributes that can refer to something remote; anything else added to a page is of no interest. */
const MAY_REFER = `[src],[srcset],[background],[poster],[data],[style*="("],[style*="\\\\"],style,link,img,source,image,feImage,use,[fill^="url"],[mask^="url"],${PUT_ASIDE}`;

/** Whether a change to the page may have brought in a remote reference. Cheap: it is asked of every change. */
export function mayRefer(record: MutationRecord): boolean {
  if (record.type === 'attributes') return attributeMayRefer(record);
  if (record.type === 'characterData') return record.target.parentElement?.localName === 'style';
  if ((record.target as Element).localName === 'style') return true;
  for (const node of record.addedNodes) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    const element = node as Element;
    if (element.matches(MAY_REFER) || element.querySelector(MAY_REFER) !== null) return true;
  }
  return false;
}

function attributeMayRefer({ target, attributeName }: MutationRecord): boolean {
  if (attributeName !== 'style') return true;
  const style = (target as Element).getAttribute('style') ?? '';
  return style.includes('(') || style.includes('\\');
}
