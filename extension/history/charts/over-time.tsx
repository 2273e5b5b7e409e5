import { scaleBand, scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { tagOf, type Language, type Translate } from '../../../shared/locales/translate.ts';
import type { DayCount, PurposeShade } from '../../../shared/history/query.ts';
import { binned, stepFor, type Step } from './bins.ts';
import { OverTimeTable } from './over-time-table.tsx';
import { Patterns, Swatch, fillOf } from './patterns.tsx';
import { SHADES, shadeTitle } from './shades.ts';
import { useWidth } from './use-width.ts';

interface OverTimeProps {
  /** Each day with a blocked tracker, in order. */
  readonly days: readonly DayCount[];
  /** Where the time axis ends (milliseconds since 1970). */
  readonly last: number;
  readonly t: Translate;
  readonly language: Language;
  /** The address that shows one shade alone, where there is one. */
  readonly hrefOf: (shade: PurposeShade) => string | null;
}

const HEIGHT = 220;
const MARGIN = { top: 12, right: 4, bottom: 24, left: 40 };

/** Blocked trackers over time: one bar a day, or a week or month where days would be too thin. */
export function OverTime({ days, last, t, language, hrefOf }: OverTimeProps): JSX.Element {
  const [ref, width] = useWidth(960);
  const step = stepFor(days, last, width - MARGIN.left);
  const bins = binned(days, last, step);
  const shown = SHADES.filter((shade) => days.some(({ shades }) => (shades[shade] ?? 0) > 0));
  return (
    <section class="card card-wide" aria-labelledby="over-time-title">
      <h2 id="over-time-title">{t(`history.chart.per-${step}`)}</h2>
      <Patterns shades={shown} />
      <div class="plot" ref={ref}>
        <Bars bins={bins} step={step} width={width} t={t} language={language} />
      </div>
      <ul class="shades">
        {shown.map((shade) => {
          const href = hrefOf(shade);
          const name = shadeTitle(shade, language, t);
          return (
            <li key={shade}>
              <Swatch shade={shade} />
              {href === null ? name : <a href={href}>{name}</a>}
            </li>
          );
        })}
      </ul>
      <OverTimeTable bins={bins} shades={shown} step={step} t={t} language={language} />
    </section>
  );
}

interface BarsProps {
  readonly bins: readonly DayCount[];
  readonly step: Step;
  readonly width: number;
  readonly t: Translate;
  readonly language: Language;
}

/** The drawing itself; its words are in the table below it. */
function Bars({ bins, step, width, t, language }: BarsProps): JSX.Element {
  const x = scaleBand(
    bins.map(({ day }) => day),
    [MARGIN.left, width - MARGIN.right],
  ).padding(0.18);
  const y = scaleLinear(
    [0, Math.max(4, ...bins.map(({ blocked }) => blocked))],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice(4);
  const number = new Intl.NumberFormat(tagOf(language));
  const date = dateFormat(step, language);
  return (
    <svg class="bars" width={width} height={HEIGHT} aria-hidden="true" focusable="false">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line class="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={MARGIN.left - 8} y={y(tick)} dy="0.32em" text-anchor="end">
            {number.format(tick)}
          </text>
        </g>
      ))}
      {labelled(bins, width).map((day) => (
        <text
          key={day}
          class="tick"
          x={(x(day) ?? 0) + x.bandwidth() / 2}
          y={HEIGHT - 6}
          text-anchor="middle"
        >
          {date.format(day)}
        </text>
      ))}
      {bins.map((bin) => (
        <g key={bin.day} class="bar">
          <title>{`${date.format(bin.day)}: ${t('history.blocked', { count: bin.blocked })}`}</title>
          <rect class="hit" x={x(bin.day)} width={x.bandwidth()} y={MARGIN.top} height={y(0) - MARGIN.top} />
          {stacked(bin).map(({ shade, from, to }) => (
            <rect
              key={shade}
              class="part"
              fill={fillOf(shade)}
              x={x(bin.day)}
              width={x.bandwidth()}
              y={y(to)}
              height={y(from) - y(to)}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** The date of a bin in words. */
function dateFormat(step: Step, language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(
    tagOf(language),
    step === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' },
  );
}

/** Bins whose date is written under them: as many as find room. */
function labelled(bins: readonly DayCount[], width: number): number[] {
  const every = Math.max(1, Math.ceil(bins.length / Math.max(2, (width - MARGIN.left) / 84)));
  return bins.map(({ day }) => day).filter((_, place) => place % every === Math.floor(every / 2));
}

interface Part {
  readonly shade: PurposeShade;
  readonly from: number;
  readonly to: number;
}

/** The parts of one bar, from the bottom. */
function stacked({ shades }: DayCount): Part[] {
  let from = 0;
  return SHADES.flatMap((shade) => {
    const count = shades[shade] ?? 0;
    if (count === 0) return [];
    const part = { shade, from, to: from + count };
    from = part.to;
    return [part];
  });
}
