import type { JSX } from 'preact';

interface SortHeaderProps<Key> {
  readonly by: Key;
  readonly words: string;
  readonly sort: { readonly by: Key; readonly descending: boolean };
  /** The order of a first click. */
  readonly descendingFirst: boolean;
  readonly onSort: (sort: { readonly by: Key; readonly descending: boolean }) => void;
}

/** The title of a column that sorts by it; once more, the other way round. */
export function SortHeader<Key extends string>(props: SortHeaderProps<Key>): JSX.Element {
  const { by, words, sort, descendingFirst, onSort } = props;
  const isSorted = sort.by === by;
  const order = !isSorted ? undefined : sort.descending ? 'descending' : 'ascending';
  return (
    <th role="columnheader" scope="col" class={`column-${by}`} aria-sort={order}>
      <button
        type="button"
        class="sort"
        onClick={() => {
          onSort({ by, descending: isSorted ? !sort.descending : descendingFirst });
        }}
      >
        {words}
        <span aria-hidden="true" class="arrow">
          {isSorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}
