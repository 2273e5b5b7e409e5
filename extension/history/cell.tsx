import type { ComponentChildren, JSX } from 'preact';

interface CellProps {
  /** The column's title, for narrow screens where rows are laid out as blocks. */
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** One cell of a list. Roles are written out: a table laid out as blocks would lose them. */
export function Cell({ label, class: name, children }: CellProps): JSX.Element {
  return (
    <td role="cell" class={name}>
      <span class="cell-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </td>
  );
}
