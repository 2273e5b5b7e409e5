import type { ComponentChildren, JSX } from 'preact';
import type { PurposeId } from '../../shared/disclose/purposes.ts';
import { purposeTitle } from '../../shared/data/purposes.ts';
import type { EvidenceReport, ReportedOptOut } from '../../shared/history/evidence-report.ts';
import { outcome } from '../../shared/ui/past-opt-outs.tsx';
import { plainAddress } from '../../shared/ui/plain-name.ts';
import type { Look } from './look.ts';

interface ReportProps {
  readonly report: EvidenceReport;
  /** In the language of the report, which need not be that of the page. */
  readonly look: Look;
}

/** A sender's evidence report, as it is printed: facts with their dates, and nothing else. */
export function Report({ report, look }: ReportProps): JSX.Element {
  const { t } = look;
  const { messages, trackers, first, last } = report;
  return (
    <article class="report" lang={look.language}>
      <header>
        <p>{t('history.sender.report')}</p>
        <h2>
          <bdi>{look.sender(report.sender)}</bdi>
        </h2>
        <p>{t('history.report.tool', { tool: report.tool, date: look.dateTime(Date.parse(report.made)) })}</p>
        <p>{t('history.report.facts', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}</p>
      </header>
      <ul>
        {first !== null && last !== null && (
          <li>
            {t('history.report.seen', {
              first: look.date(Date.parse(first)),
              last: look.date(Date.parse(last)),
            })}
          </li>
        )}
        <li>
          {t('history.report.messages', { recorded: messages.recorded, tracked: messages.withTrackers })}
        </li>
        <li>{t('history.report.trackers', { ...trackers })}</li>
      </ul>
      <h3>{t('history.sender.declared')}</h3>
      <ul>
        {report.declared.map((period) => (
          <li key={period.first}>
            {t('history.sender.period', {
              from: look.date(Date.parse(period.first)),
              to: look.date(Date.parse(period.last)),
            })}{' '}
            ({t('history.sender.messages', { count: period.messages })}):{' '}
            {purposesIn(
              period.purposes.map(({ purpose }) => purpose),
              look,
            )}
          </li>
        ))}
      </ul>
      <h3>{t('history.sender.opt-outs')}</h3>
      {report.optOuts.length === 0 ? (
        <p>{t('history.sender.no-opt-outs')}</p>
      ) : (
        <ul>
          {report.optOuts.map((one) => (
            <li key={one.asked}>{optOutWords(one, look)}</li>
          ))}
        </ul>
      )}
      <Hosts report={report} look={look} />
      <Trackers report={report} look={look} />
    </article>
  );
}

function optOutWords(one: ReportedOptOut, { t, dateTime }: Look): string {
  const date = dateTime(Date.parse(one.asked));
  const asked = t(`past.asked.${one.state}`, { date });
  // What came of it is said alike wherever it is said.
  const words = outcome({ ...one, time: Date.parse(one.asked), byPurpose: one.stillByPurpose }, t);
  return [`${asked} (${plainAddress(one.host)}).`, ...words].join(' ');
}

function purposesIn(purposes: readonly PurposeId[], { t, language }: Look): string {
  if (purposes.length === 0) return t('history.shade.undeclared');
  return purposes.map((one) => purposeTitle(one, language)).join(', ');
}

function Hosts({ report, look }: ReportProps): JSX.Element {
  const { t } = look;
  return (
    <Table
      title={t('history.sender.hosts')}
      columns={[
        t('history.column.host'),
        t('history.column.vendor'),
        t('history.column.blocked'),
        t('history.column.allowed'),
      ]}
      rows={report.hosts.map(({ host, vendor, blocked, loaded }) => [
        plainAddress(host),
        look.vendor(vendor ?? ''),
        look.number(blocked),
        look.number(loaded),
      ])}
    />
  );
}

function Trackers({ report, look }: ReportProps): JSX.Element {
  const { t } = look;
  return (
    <Table
      title={t('history.sender.trackers')}
      columns={[
        t('history.column.time'),
        t('history.column.host'),
        t('history.column.purpose'),
        t('history.column.decision'),
        t('history.column.evidence'),
      ]}
      rows={report.records.map((one) => [
        look.dateTime(Date.parse(one.seen)),
        `${plainAddress(one.host)}${plainAddress(one.pathShape)}`,
        purposesIn(one.declaredPurposes, look),
        t(`history.decision.${one.decision}`),
        one.evidence.map((id) => t(`evidence.${id}`)).join(' '),
      ])}
    />
  );
}

interface TableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/** A table that scrolls by itself where it is wider than the screen. */
function Table({ title, columns, rows }: TableProps): JSX.Element {
  return (
    <>
      <h3>{title}</h3>
      <div class="report-scroll" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, place) => (
                  <td key={place}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
