import type { ComponentChildren, JSX } from 'preact';
import type { Translate } from '../../shared/locales/translate.ts';
import { MessageCard } from '../../shared/ui/message-card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import type { PopupState } from './popup-state.ts';

interface ScreenProps {
  readonly state: PopupState;
  readonly t: Translate;
  readonly onLoad: (view: string, reference: number, name: string) => Promise<void>;
  readonly onProtect: (host: string) => void;
}

/** The popup's content for each of its states. */
export function Screen({ state, t, onLoad, onProtect }: ScreenProps): ComponentChildren {
  switch (state.kind) {
    case 'messages':
      return state.views.map(({ id, summary }) => (
        <MessageCard
          key={id}
          view={summary}
          t={t}
          onLoad={(reference, name) => onLoad(id, reference, name)}
        />
      ));
    case 'no-message':
      return <Notice tone="calm" title={t('no-message.title')} text={t('no-message.explain')} />;
    case 'not-protected':
      return <NotProtected host={state.host} t={t} onProtect={onProtect} />;
    case 'cannot-run':
      return <Notice tone="calm" title={t('cannot-run.title')} text={t('cannot-run.explain')} />;
    case 'attention':
      return (
        <Notice tone="attention" title={t('attention.title')} text={t(`attention.${state.problem}.what`)}>
          <p>{t(`attention.${state.problem}.advice`)}</p>
        </Notice>
      );
  }
}

interface NotProtectedProps {
  readonly host: string;
  readonly t: Translate;
  readonly onProtect: (host: string) => void;
}

/** The offer to protect a webmail that Pixelgate does not know: which host, why access is asked. */
function NotProtected({ host, t, onProtect }: NotProtectedProps): JSX.Element {
  const protect = (): void => {
    onProtect(host);
  };
  return (
    <Notice tone="calm" title={t('not-protected.title')} text={t('not-protected.explain')}>
      <p class="site">
        <bdi>{host}</bdi>
      </p>
      <button type="button" class="button button-main" onClick={protect}>
        {t('not-protected.action')}
      </button>
    </Notice>
  );
}
