import type { JSX } from 'preact';
import type { Translate } from '../../shared/locales/translate.ts';

interface SwitchSectionProps {
  /** Names its sentences and its elements. */
  readonly name: 'sync' | 'look-up' | 'visible' | 'strict';
  readonly on: boolean;
  /** An administrator decides; the page says so at its beginning, and the switch where it stands. */
  readonly locked?: boolean;
  /** What is wrong while it is on. */
  readonly trouble: 'full' | 'failed' | null;
  readonly t: Translate;
  readonly onSet: (on: boolean) => void;
}

/** One setting that is on or off, and what it tells to whom. */
export function SwitchSection({
  name,
  on,
  locked = false,
  trouble,
  t,
  onSet,
}: SwitchSectionProps): JSX.Element {
  return (
    <section class="setting">
      <h2>
        <label for={name}>{t(`settings.${name}.title`)}</label>
      </h2>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id={name}
        checked={on}
        disabled={locked}
        aria-describedby={`${name}-explain`}
        onChange={(event) => {
          onSet(event.currentTarget.checked);
        }}
      />
      <p id={`${name}-explain`}>{t(`settings.${name}.explain`)}</p>
      {locked && <p class="warning">{t('act-error.locked')}</p>}
      {trouble !== null && <p class="warning">{t(`settings.sync.${trouble}`)}</p>}
    </section>
  );
}
