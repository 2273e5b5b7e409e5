import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language, Translate } from '../../shared/locales/translate.ts';
import { Mark } from '../../shared/ui/mark.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { SelfTestSection } from '../welcome/self-test-section.tsx';
import { WebmailsSection } from '../welcome/webmails-section.tsx';
import { useActions } from './actions.ts';
import { ApprovalsSection } from './approvals-section.tsx';
import { FileSection } from './file-section.tsx';
import { ListsSection } from './lists-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import type { SettingsHost, SettingsState } from './settings-state.ts';
import { SwitchSection } from './switch-section.tsx';

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
          <PolicySection policy={state.policy} t={t} language={language} />
          <ApprovalsSection state={state} t={t} language={language} onWithdraw={actions.withdraw} />
          <WebmailsSection host={host.webmails} t={t} />
          <SelfTestSection t={t} test={() => host.selfTest()} />
          <SwitchSection
            name="visible"
            on={state.choices.showVisibleIndividual}
            locked={state.policy.lock}
            trouble={null}
            t={t}
            onSet={(on) => {
              actions.choose({ showVisibleIndividual: on });
            }}
          />
          <ListsSection host={host.lists} locked={state.policy.lock} t={t} language={language} />
          <SwitchSection name="look-up" on={state.lookUp} trouble={null} t={t} onSet={actions.setLookUp} />
          <SwitchSection
            name="sync"
            on={state.sync !== 'off'}
            trouble={state.sync === 'full' || state.sync === 'failed' ? state.sync : null}
            t={t}
            onSet={actions.setSync}
          />
          <RetentionSection
            months={state.choices.retentionMonths}
            t={t}
            onSet={(retentionMonths) => {
              actions.choose({ retentionMonths });
            }}
          />
          <FileSection locked={state.policy.lock} t={t} actions={actions} />
        </div>
      )}
    </main>
  );
}
