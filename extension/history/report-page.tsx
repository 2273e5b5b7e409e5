import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EvidenceReport } from '../../shared/history/evidence-report.ts';
import { LANGUAGES, translator, type Language } from '../../shared/locales/translate.ts';
import type { HistoryHost } from './history-host.ts';
import { lookOf, type Look } from './look.ts';
import { Report } from './report.tsx';
import { hashOf } from './route.ts';
import { save } from './save.ts';

interface ReportPageProps {
  readonly sender: string;
  readonly host: HistoryHost;
  readonly look: Look;
}

/** The evidence report of a sender: on paper and as a file, in whichever language it is to be read. */
export function ReportPage({ sender, host, look }: ReportPageProps): JSX.Element {
  const { t } = look;
  const [report, setReport] = useState<EvidenceReport | 'failed' | null>(null);
  const [language, setLanguage] = useState<Language>(look.language);
  const ownLook = useMemo(() => lookOf(language, translator(language)), [language]);
  useEffect(() => {
    host.report(sender).then(setReport, () => {
      setReport('failed');
    });
  }, [host, sender]);
  return (
    <div class="page report-page">
      <div class="report-tools">
        <a href={hashOf({ page: 'sender', sender })}>
          <bdi>{look.sender(sender)}</bdi>
        </a>
        <label class="filter">
          <span>{t('history.report.language')}</span>
          <select
            value={language}
            onChange={({ currentTarget }) => {
              setLanguage(LANGUAGES.find((one) => one === currentTarget.value) ?? language);
            }}
          >
            {LANGUAGES.map((one) => (
              <option key={one} value={one} lang={one}>
                {new Intl.DisplayNames(one, { type: 'language' }).of(one)}
              </option>
            ))}
          </select>
        </label>
        {report !== null && report !== 'failed' && <Ways report={report} look={look} />}
      </div>
      {report === 'failed' && <p class="warning">{t('history.failed.unreadable')}</p>}
      {report === null && <p>{t('app.loading')}</p>}
      {report !== null && report !== 'failed' && <Report report={report} look={ownLook} />}
    </div>
  );
}

/** What can be done with a report. */
function Ways({ report, look }: { readonly report: EvidenceReport; readonly look: Look }): JSX.Element {
  const { t } = look;
  return (
    <>
      <button
        type="button"
        class="button button-main"
        onClick={() => {
          print();
        }}
      >
        {t('history.report.print')}
      </button>
      <button
        type="button"
        class="button"
        onClick={() => {
          const file = new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' });
          save(file, 'evidence', 'json');
        }}
      >
        {t('history.file.json')}
      </button>
    </>
  );
}
