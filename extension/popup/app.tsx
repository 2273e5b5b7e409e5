import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { Mark } from '../../shared/ui/mark.tsx';
import { announcement } from './announcement.ts';
import type { PopupHost, PopupState } from './popup-state.ts';
import { Screen } from './screen.tsx';

interface AppProps {
  readonly host: PopupHost;
  readonly t: Translate;
}

interface Status {
  readonly text: string;
  /** Shown to everybody; otherwise only spoken, because the eye sees it elsewhere. */
  readonly visible: boolean;
}

const SILENT: Status = { text: '', visible: false };
const NO_ANSWER: PopupState = { kind: 'attention', problem: 'background-silent' };

/** The popup, for any host that answers: the browser's, or a test's. */
export function App({ host, t }: AppProps): JSX.Element {
  const [state, setState] = useState<PopupState | null>(null);
  const [status, setStatus] = useState(SILENT);

  useEffect(() => follow(host, setState), [host]);
  const spoken = state === null ? '' : announcement(state, t);
  useEffect(() => {
    if (spoken !== '') setStatus({ text: spoken, visible: false });
  }, [spoken]);

  const load = async (view: string, reference: number, name: string): Promise<void> => {
    setStatus({ text: t('load.asked', { name }), visible: false });
    try {
      await host.loadOne(view, reference);
      setState(await host.load());
    } catch (error) {
      setStatus({ text: t('load.failed', { name }), visible: true });
      throw error;
    }
  };
  const protect = (site: string): void => {
    // No `await` before the call: browsers ask for permission only within the click.
    host.protectSite(site).then(
      (given) => {
        setStatus(given ? SILENT : { text: t('not-protected.refused'), visible: true });
      },
      () => {
        setState(NO_ANSWER);
      },
    );
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
        <Screen state={state} t={t} onLoad={load} onProtect={protect} />
      )}
      {state?.kind === 'messages' && <footer>{t('app.promise')}</footer>}
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
