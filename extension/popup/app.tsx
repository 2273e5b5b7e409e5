import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { Mark } from '../../shared/ui/mark.tsx';
import { announcement } from './announcement.ts';
import { useActions } from './actions.ts';
import { NO_ANSWER, type PopupHost, type PopupState } from './popup-state.ts';
import { Screen } from './screen.tsx';
import { SiteFooter } from './site-footer.tsx';

interface AppProps {
  readonly host: PopupHost;
  /** BCP 47 tag of the language that is shown. */
  readonly language: string;
  readonly t: Translate;
}

/** The popup, for any host that answers: the browser's, or a test's. */
export function App({ host, language, t }: AppProps): JSX.Element {
  const [state, setState] = useState<PopupState | null>(null);
  const { status, say, actions } = useActions(host, t, setState);

  useEffect(() => follow(host, setState), [host]);
  const spoken = state === null ? '' : announcement(state, t);
  useEffect(() => {
    if (spoken !== '') say(spoken, false);
  }, [spoken]);

  const openSettings = (): void => {
    host.openSettings();
  };
  return (
    <main aria-busy={state === null}>
      <header class="brand">
        <Mark />
        <h1>{t('app.name')}</h1>
      </header>
      <p role="status" class={status.visible ? 'status' : 'unseen'}>
        {status.text}
      </p>
      {state === null ? (
        <p class="hero">{t('app.loading')}</p>
      ) : (
        <Screen state={state} language={language} t={t} actions={actions} />
      )}
      {state !== null && 'site' in state && <SiteFooter site={state.site} t={t} actions={actions} />}
      <footer>
        {state?.kind === 'messages' && <p>{t('app.promise')}</p>}
        <a class="button button-quiet" href="../history/index.html" target="_blank">
          {t('history.open')}
        </a>
        <button type="button" class="button button-quiet" onClick={openSettings}>
          {t('settings.open')}
        </button>
      </footer>
    </main>
  );
}

/** Shows the state now and every later one; an answer that comes after a later state is old and dropped. */
function follow(host: PopupHost, show: (state: PopupState) => void): () => void {
  let current = true;
  const stop = host.subscribe((later) => {
    current = false;
    show(later);
  });
  host.load().then(
    (state) => {
      if (current) show(state);
    },
    () => {
      if (current) show(NO_ANSWER);
    },
  );
  return () => {
    current = false;
    stop();
  };
}
