import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import type { SettingsActions } from './actions.ts';

interface FileSectionProps {
  /** An administrator lets nothing be changed. */
  readonly locked: boolean;
  readonly t: Translate;
  readonly actions: Pick<SettingsActions, 'exportAll' | 'importFrom'>;
}

/** Approvals to a file and from one. */
export function FileSection({ locked, t, actions }: FileSectionProps): JSX.Element {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <section class="setting" aria-labelledby="file-title">
      <h2 id="file-title">{t('settings.file.title')}</h2>
      <p>{t('settings.file.explain')}</p>
      <div class="choices">
        <button type="button" class="button" onClick={actions.exportAll}>
          {t('settings.file.export')}
        </button>
        {!locked && (
          <button type="button" class="button" onClick={() => chooser.current?.click()}>
            {t('settings.file.import')}
          </button>
        )}
        <input
          type="file"
          accept=".json,application/json"
          hidden
          ref={chooser}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) actions.importFrom(file);
            currentTarget.value = ''; // The same file may be chosen again.
          }}
        />
      </div>
    </section>
  );
}
