import type { JSX } from 'preact';
import type { Translate } from '../../shared/locales/translate.ts';
import { RETENTION_MONTHS, type RetentionMonths } from './choices.ts';

interface RetentionSectionProps {
  readonly months: RetentionMonths;
  /** An administrator decides. */
  readonly locked: boolean;
  readonly t: Translate;
  readonly onSet: (months: RetentionMonths) => void;
}

/** How long history is kept. */
export function RetentionSection({ months, locked, t, onSet }: RetentionSectionProps): JSX.Element {
  return (
    <section class="setting">
      <h2>
        <label for="retention">{t('settings.retention.title')}</label>
      </h2>
      <select
        id="retention"
        class="field select"
        disabled={locked}
        aria-describedby="retention-explain"
        onChange={({ currentTarget }) => {
          const chosen = RETENTION_MONTHS.find((one) => one === Number(currentTarget.value));
          if (chosen !== undefined) onSet(chosen);
        }}
      >
        {RETENTION_MONTHS.map((one) => (
          <option key={one} value={one} selected={one === months}>
            {t('settings.retention.months', { count: one })}
          </option>
        ))}
      </select>
      <p id="retention-explain">{t('settings.retention.explain')}</p>
      {locked && <p class="warning">{t('act-error.locked')}</p>}
    </section>
  );
}
