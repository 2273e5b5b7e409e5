import type { JSX } from 'preact';
import { purposeTitle } from '../../shared/data/purposes.ts';
import type { HistorySort } from '../../shared/history/query.ts';
import type { HistoryRecord } from '../../shared/history/record.ts';
import { plainAddress } from '../../shared/ui/plain-name.ts';
import { Cell } from './cell.tsx';
import type { Look } from './look.ts';
import { hashOf } from './route.ts';
import { SortHeader } from './sort-header.tsx';

/** Columns that sort; what a sender's page leaves out is who sent it. */
const COLUMNS = ['time', 'sender', 'vendor', 'host', 'decision'] as const;

interface TrackersTableProps {
  readonly rows: readonly HistoryRecord[];
  /** Where it stands on the page of one sender: without the column that would say the same in each row. */
  readonly ofOne?: boolean;
  readonly sort: HistorySort;
  readonly look: Look;
  readonly onSort: (sort: HistorySort) => void;
}

/** Trackers, one by one, with what was decided and why. */
export function TrackersTable({ rows, ofOne = false, sort, look, onSort }: TrackersTableProps): JSX.Element {
  const { t } = look;
  const columns = COLUMNS.filter((column) => !ofOne || column !== 'sender');
  return (
    <table
      class={`list trackers${ofOne ? ' of-one' : ''}`}
      role="table"
      aria-label={t('history.list.records')}
    >
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((by) => (
            <SortHeader<HistorySort['by']>
              key={by}
              by={by}
              words={t(`history.column.${by}`)}
              sort={sort}
              descendingFirst={by === 'time'}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((record, place) => (
          <Row key={place} record={record} ofOne={ofOne} look={look} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly record: HistoryRecord;
  readonly ofOne: boolean;
  readonly look: Look;
}

function Row({ record, ofOne, look }: RowProps): JSX.Element {
  const { t, language } = look;
  const sender = record.sender ?? '';
  return (
    <tr role="row">
      <Cell label={t('history.column.time')} class="when">
        {look.dateTime(record.time)}
        <span class="note">{look.webmail(record.webmail)}</span>
      </Cell>
      {!ofOne && (
        <Cell label={t('history.column.sender')}>
          <a href={hashOf({ page: 'sender', sender })}>
            <bdi>{look.sender(sender)}</bdi>
          </a>
        </Cell>
      )}
      <Cell label={t('history.column.vendor')}>
        {look.vendor(record.vendor ?? '')}
        <span class={record.purposes.length === 0 ? 'note silent' : 'note given'}>
          {record.purposes.length === 0
            ? t('history.shade.undeclared')
            : record.purposes.map((one) => purposeTitle(one, language)).join(', ')}
        </span>
      </Cell>
      <Cell label={t('history.column.host')}>
        <bdi>{plainAddress(record.host)}</bdi>
        <span class="note">
          <bdi>{plainAddress(record.pathShape)}</bdi>
        </span>
      </Cell>
      <Cell label={t('history.column.decision')}>
        <span class={`decision decision-${record.decision}`}>{t(`history.decision.${record.decision}`)}</span>
        <details class="why">
          <summary>{t('tracker.why')}</summary>
          <ul>
            <li>{t(`decision.${record.reason}`)}</li>
            {record.evidence.map((one) => (
              <li key={one}>{t(`evidence.${one}`)}</li>
            ))}
          </ul>
        </details>
      </Cell>
    </tr>
  );
}
