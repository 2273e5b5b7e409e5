import type { JSX } from 'preact';
import { tagOf, type Language, type Translate } from '../../../shared/locales/translate.ts';
import type { DayCount, PurposeShade } from '../../../shared/history/query.ts';
import type { Step } from './bins.ts';
import { shadeTitle } from './shades.ts';

interface OverTimeTableProps {
  readonly bins: readonly DayCount[];
  readonly shades: readonly PurposeShade[];
  readonly step: Step;
  readonly t: Translate;
  readonly language: Language;
}

/** The chart's numbers, for whoever cannot see it or wants them; the newest first, without empty rows. */
export function OverTimeTable({ bins, shades, step, t, language }: OverTimeTableProps): JSX.Element {
  const number = new Intl.NumberFormat(tagOf(language));
  const date = new Intl.DateTimeFormat(
    tagOf(language),
    step === 'month' ? { month: 'long', year: 'numeric' } : { dateStyle: 'medium' },
  );
  return (
    <details class="numbers">
      <summary>{t('history.chart.numbers')}</summary>
      {/* It scrolls by itself on a narrow screen, so the keyboard must reach it. */}
      <div class="scroll" tabIndex={0} role="group" aria-label={t(`history.chart.per-${step}`)}>
        <table>
          <caption class="unseen">{t(`history.chart.per-${step}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`history.step.${step}`)}</th>
              {shades.map((shade) => (
                <th key={shade} scope="col">
                  {shadeTitle(shade, language, t)}
                </th>
              ))}
              <th scope="col">{t('history.column.all')}</th>
            </tr>
          </thead>
          <tbody>
            {bins
              .filter((bin) => bin.blocked > 0)
              .reverse()
              .map((bin) => (
                <tr key={bin.day}>
                  <th scope="row">{date.format(bin.day)}</th>
                  {shades.map((shade) => (
                    <td key={shade}>{number.format(bin.shades[shade] ?? 0)}</td>
                  ))}
                  <td>{number.format(bin.blocked)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
