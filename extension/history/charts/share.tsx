import type { JSX } from 'preact';
import { tagOf, type Language, type Translate } from '../../../shared/locales/translate.ts';

interface ShareProps {
  /** Senders that declared a purpose for at least one tracker. */
  readonly declaring: number;
  /** Senders with a tracker. */
  readonly senders: number;
  readonly t: Translate;
  readonly language: Language;
}

const SIZE = 132;
const THICK = 18;
const RADIUS = (SIZE - THICK) / 2;
const ROUND = 2 * Math.PI * RADIUS;

/** How many of the senders that track say why: a ring, and the same in a table. */
export function Share({ declaring, senders, t, language }: ShareProps): JSX.Element {
  const share = senders === 0 ? 0 : declaring / senders;
  const percent = new Intl.NumberFormat(tagOf(language), { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(tagOf(language));
  const rows = [
    ['declaring', t('history.share.declaring'), declaring],
    ['silent', t('history.share.silent'), senders - declaring],
  ] as const;
  return (
    <section class="card" aria-labelledby="share-title">
      <h2 id="share-title">{t('history.share.title')}</h2>
      <div class="share">
        <svg
          class="ring"
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          width={SIZE}
          height={SIZE}
          aria-hidden="true"
          focusable="false"
        >
          <circle class="ring-rail" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} stroke-width={THICK} />
          <circle
            class="ring-fill"
            cx={SIZE / 2}
            cy={SIZE / 2}
            r={RADIUS}
            stroke-width={THICK}
            stroke-dasharray={`${share * ROUND} ${ROUND}`}
            transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
          />
          <text class="ring-word" x="50%" y="50%" dy="0.35em" text-anchor="middle">
            {percent.format(share)}
          </text>
        </svg>
        <table class="share-table" aria-labelledby="share-title">
          <tbody>
            {rows.map(([name, words, count]) => (
              <tr key={name}>
                <th scope="row">
                  <span class={`dot dot-${name}`} aria-hidden="true" />
                  {words}
                </th>
                <td>{number.format(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
