import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { tagOf, type Language } from '../../../shared/locales/translate.ts';

/** One row of a chart of the most. */
export interface TopRow {
  readonly key: string;
  readonly name: string;
  /** What a click on it shows; null: nothing. */
  readonly href: string | null;
  readonly count: number;
}

interface TopListProps {
  /** Names its elements; unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly TopRow[];
  /** Titles of the columns, for screen readers. */
  readonly columns: readonly [string, string];
  readonly language: Language;
}

/** The most first, each with its bar: a chart that is its own table. */
export function TopList({ id, title, rows, columns, language }: TopListProps): JSX.Element {
  const number = new Intl.NumberFormat(tagOf(language));
  const width = scaleLinear([0, Math.max(1, ...rows.map(({ count }) => count))], [0, 100]);
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <table class="top" aria-labelledby={`${id}-title`}>
        <thead class="unseen">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, href, count }) => (
            <tr key={key}>
              <th scope="row">
                {href === null ? <bdi>{name}</bdi> : <a href={href}>{<bdi>{name}</bdi>}</a>}
                <svg class="top-bar" width="100%" height="8" aria-hidden="true" focusable="false">
                  <rect class="top-rail" width="100%" height="8" rx="4" />
                  <rect class="top-fill" width={`${width(count)}%`} height="8" rx="4" />
                </svg>
              </th>
              <td>{number.format(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
