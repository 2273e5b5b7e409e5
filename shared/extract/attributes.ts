import { BLOCKED_ATTRIBUTES } from './blocked.ts';
import { PAINT_ATTRIBUTES, VEHICLE_BY_ELEMENT } from './vehicles.ts';

/** What an attribute is read for. */
export const KIND = {
  /** `VEHICLE_BY_ELEMENT` or `context.ts` says whether it is a vehicle on this element. */
  byElement: 1,
  style: 2,
  class: 3,
  id: 4,
  width: 5,
  height: 6,
  hidden: 7,
  alt: 8,
  href: 9,
  background: 10,
  paint: 11,
  blocked: 12,
  /** Read only to understand another attribute of the same element. */
  helper: 13,
  action: 14,
} as const;

export type AttributeKind = (typeof KIND)[keyof typeof KIND];

/** Every attribute name that matters anywhere; all others are passed over without being read. */
const KIND_OF: ReadonlyMap<string, AttributeKind> = new Map<string, AttributeKind>([
  ...Object.values(VEHICLE_BY_ELEMENT).flatMap((attributes) =>
    Object.keys(attributes).map((name): [string, AttributeKind] => [name, KIND.byElement]),
  ),
  ['imagesrcset', KIND.byElement],
  ['value', KIND.byElement],
  ['content', KIND.byElement],
  ...PAINT_ATTRIBUTES.map((name): [string, AttributeKind] => [name, KIND.paint]),
  ...Object.keys(BLOCKED_ATTRIBUTES).map((name): [string, AttributeKind] => [name, KIND.blocked]),
  ['style', KIND.style],
  ['class', KIND.class],
  ['id', KIND.id],
  ['width', KIND.width],
  ['height', KIND.height],
  ['hidden', KIND.hidden],
  ['alt', KIND.alt],
  ['href', KIND.href],
  ['background', KIND.background],
  ['action', KIND.action],
  ['formaction', KIND.action],
  ['type', KIND.helper],
  ['rel', KIND.helper],
  ['name', KIND.helper],
  ['http-equiv', KIND.helper],
  ['srcdoc', KIND.helper],
  ['attributename', KIND.helper],
]);

/** What the attribute `name` (lower case) is read for; undefined where it never matters. */
export function attributeKind(name: string): AttributeKind | undefined {
  return KIND_OF.get(name);
}

/**
 * The attributes of one element that matter, reused from element to element. The first of two attributes with the
 * same name counts, as in HTML; as only names of a fixed table enter, an element with a million attributes stays cheap.
 */
export class AttributeList {
  readonly names: string[] = [];
  readonly values: string[] = [];
  readonly kinds: AttributeKind[] = [];
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(name: string, value: string, kind: AttributeKind): void {
    for (let index = 0; index < this.length; index++) if (this.names[index] === name) return;
    this.names[this.length] = name;
    this.values[this.length] = value;
    this.kinds[this.length] = kind;
    this.length++;
  }

  get(name: string): string | null {
    for (let index = 0; index < this.length; index++) {
      if (this.names[index] === name) return this.values[index] ?? null;
    }
    return null;
  }
}
