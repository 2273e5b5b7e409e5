import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language, Translate } from '../../shared/locales/translate.ts';
import { Mark } from '../../shared/ui/mark.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { useActions } from './actions.ts';
import { Groups } from './groups.tsx';
import type { SettingsHost, SettingsState } from './settings-state.ts';

interface AppProps {
  readonly host: SettingsHost;
  readonly t: Translate;
  readonly language: Language;
}

/** The settings page, for any host that answers: the browser's, or a test's. */
export function App({ host, t, language }: AppProps): JSX.Element {
  const [state, setState] = useState<SettingsState | 'no-answer' | null>(null);
  const { status, actions } = useActions(host, t, setState);
  useEffect(() => {
    host.load().then(setState, () => {
      setState('no-answer');
    });
    return host.subscribe(setState);
  }, [host]);
  return (
    <main aria-busy={state === null}>
      <header class="brand">
        <Mark size={28} />
        <h1>
          {t('app.name')} <span class="brand-part">{t('settings.open')}</span>
        </h1>
      </header>
      <p role="status" class="status">
        {status}
      </p>
      {state === 'no-answer' && (
        <Notice
          tone="attention"
          title={t('attention.background-silent.title')}
          text={t('attention.background-silent.advice')}
        />
      )}
      {state !== null && state !== 'no-answer' && (
        <div class="page">
          <Groups host={host} state={state} t={t} language={language} actions={actions} />
        </div>
      )}
    </main>
  );
}
