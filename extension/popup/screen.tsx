import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { MessageCard } from '../../shared/ui/message-card.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import type { Actions } from './actions.ts';
import { Paused } from './pause.tsx';
import type { PopupState, Problem } from './popup-state.ts';
import { UnjudgedChoices } from './unjudged-choices.tsx';

interface ScreenProps {
  readonly state: PopupState;
  /** BCP 47 tag. */
  readonly language: string;
  readonly t: Translate;
  readonly actions: Actions;
}

/** With these, pictures are held that nobody will judge; the others are not mended by the page alone. */
const UNJUDGED: readonly Problem[] = ['not-judged', 'not-watched'];

/** The popup's content for each of its states. */
export function Screen({ state, language, t, actions }: ScreenProps): ComponentChildren {
  switch (state.kind) {
    case 'messages':
      return state.views.map((view, index) => (
        <Focused key={view.id} wanted={state.focus === view.id && state.views.length > 1}>
          <MessageCard
            view={view.summary}
            place={{ number: index + 1, count: state.views.length }}
            language={language}
            now={Date.now()}
            t={t}
            actions={actions.on(view)}
          />
        </Focused>
      ));
    case 'no-message':
      return <Notice tone="calm" title={t('no-message.title')} text={t('no-message.explain')} />;
    case 'not-protected':
    case 'no-access':
      return <Offer kind={state.kind} host={state.host} t={t} onProtect={actions.protect} />;
    case 'cannot-run':
      return <Notice tone="calm" title={t('cannot-run.title')} text={t('cannot-run.explain')} />;
    case 'attention':
      return (
        <Notice
          tone="attention"
          title={t(`attention.${state.problem}.title`)}
          text={t(`attention.${state.problem}.what`)}
        >
          <p>{t(`attention.${state.problem}.advice`)}</p>
          {UNJUDGED.includes(state.problem) && (
            <UnjudgedChoices t={t} show={t('show-once.action')} actions={actions} />
          )}
        </Notice>
      );
    case 'paused':
      return <Paused state={state} language={language} t={t} actions={actions} />;
    case 'shown-once':
      return (
        <Notice tone="attention" title={t('shown-once.title')} text={t('shown-once.explain')}>
          <UnjudgedChoices t={t} show={t('show-once.again')} actions={actions} />
        </Notice>
      );
  }
}

interface FocusedProps {
  readonly wanted: boolean;
  readonly children: ComponentChildren;
}

/** Brings a message's card into view once, where the user came from that message. */
function Focused({ wanted, children }: FocusedProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted) return;
    place.current?.scrollIntoView();
    place.current?.focus({ preventScroll: true });
  }, [wanted]);
  return (
    <div ref={place} tabIndex={wanted ? -1 : undefined}>
      {children}
    </div>
  );
}

interface OfferProps {
  readonly kind: 'not-protected' | 'no-access';
  readonly host: string;
  readonly t: Translate;
  readonly onProtect: (host: string) => void;
}

/** The offer to protect a webmail that Pixelgate does not know, or may not see any more: which host, why access is asked. */
function Offer({ kind, host, t, onProtect }: OfferProps): JSX.Element {
  const protect = (): void => {
    onProtect(host);
  };
  return (
    <Notice
      tone={kind === 'no-access' ? 'attention' : 'calm'}
      title={t(`${kind}.title`)}
      text={t(`${kind}.explain`)}
    >
      <p class="site">
        <bdi>{host}</bdi>
      </p>
      <button type="button" class="button button-main" onClick={protect}>
        {t(`${kind}.action`)}
      </button>
    </Notice>
  );
}
