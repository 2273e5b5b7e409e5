import type { JSX } from 'preact';
import { purposeTitle } from '../../shared/data/purposes.ts';
import type { SenderRow } from '../../shared/history/query.ts';
import { Cell } from './cell.tsx';
import type { Look } from './look.ts';
import { hashOf, SENDER_KEYS, type SenderSort } from './route.ts';
import { SortHeader } from './sort-header.tsx';

interface SendersTableProps {
  readonly rows: readonly SenderRow[];
  readonly sort: SenderSort;
  readonly look: Look;
  readonly onSort: (sort: SenderSort) => void;
}

/** Vendors named in a row; more are a number. */
const MAX_VENDORS = 2;

/** Senders, each with the way to its page. */
export function SendersTable({ rows, sort, look, onSort }: SendersTableProps): JSX.Element {
  const { t } = look;
  const [sender, ...others] = SENDER_KEYS.map((by) => (
    <SortHeader
      key={by}
      by={by}
      words={t(`history.column.${by}`)}
      sort={sort}
      descendingFirst={by !== 'sender'}
      onSort={onSort}
    />
  ));
  return (
    <table class="list senders" role="table" aria-label={t('history.list.senders')}>
      <thead role="rowgroup">
        <tr role="row">
          {sender}
          <th role="columnheader" scope="col">
            {t('history.column.vendor')}
          </th>
          <th role="columnheader" scope="col">
            {t('history.column.purpose')}
          </th>
          {others}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.sender} row={row} look={look} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, look }: { readonly row: SenderRow; readonly look: Look }): JSX.Element {
  const { t, language } = look;
  const { sender, vendors, purposes } = row;
  const named = vendors.slice(0, MAX_VENDORS).map(look.vendor).join(', ');
  const more = vendors.length - MAX_VENDORS;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <a href={hashOf({ page: 'sender', sender })}>
          <bdi>{look.sender(sender)}</bdi>
        </a>
      </th>
      <Cell label={t('history.column.vendor')}>
        {more > 0 ? t('why.and-more', { who: named, count: more }) : named}
      </Cell>
      <Cell label={t('history.column.purpose')} class={purposes.length === 0 ? 'silent' : 'given'}>
        {purposes.length === 0
          ? t('history.shade.undeclared')
          : purposes.map((one) => purposeTitle(one, language)).join(', ')}
      </Cell>
      <Cell label={t('history.column.blocked')} class="figure">
        {look.number(row.blocked)}
      </Cell>
      <Cell label={t('history.column.allowed')} class="figure">
        {look.number(row.allowed)}
      </Cell>
      <Cell label={t('history.column.last')} class="when">
        {look.date(row.last)}
      </Cell>
    </tr>
  );
}

/** Senders in the order asked for; those that are alike keep theirs. */
export function sortedSenders(rows: readonly SenderRow[], { by, descending }: SenderSort): SenderRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [first, second] = [one[by], other[by]];
    return first === second ? 0 : first < second ? -sign : sign;
  });
}
