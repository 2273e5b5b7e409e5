import type { ComponentChildren, JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';

/** Rows drawn at most: nobody reads more, and a hostile message may hold tens of thousands of parts. */
const MAX_ROWS = 100;

interface ShortListProps<Item> {
  readonly class: string;
  readonly items: readonly Item[];
  readonly row: (item: Item) => ComponentChildren;
  readonly t: Translate;
}

/** A list of rows, cut where it gets too long, with a last row that says how many are left out. */
export function ShortList<Item>({ class: name, items, row, t }: ShortListProps<Item>): JSX.Element {
  const left = items.length - MAX_ROWS;
  return (
    <ul class={name}>
      {items.slice(0, MAX_ROWS).map(row)}
      {left > 0 && <li class="more">{t('list.more', { count: left })}</li>}
    </ul>
  );
}
