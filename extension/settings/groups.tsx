import type { ComponentChildren, JSX } from 'preact';
import type { Language, Translate } from '../../shared/locales/translate.ts';
import { SelfTestSection } from '../welcome/self-test-section.tsx';
import { WebmailsSection } from '../welcome/webmails-section.tsx';
import type { SettingsActions } from './actions.ts';
import { ApprovalsSection } from './approvals-section.tsx';
import { FileSection } from './file-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { ListsSection } from './lists-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { RetentionSection } from './retention-section.tsx';
import { ResetSection } from './reset-section.tsx';
import type { SettingsHost, SettingsState } from './settings-state.ts';
import { SwitchSection } from './switch-section.tsx';

interface GroupsProps {
  readonly host: SettingsHost;
  readonly state: SettingsState;
  readonly t: Translate;
  readonly language: Language;
  readonly actions: SettingsActions;
}

/** In the order in which they stand on the page. */
const GROUPS = ['allow', 'protection', 'privacy', 'data'] as const;
type GroupName = (typeof GROUPS)[number];

/** All settings in four groups, with a way to each of them. */
export function Groups(props: GroupsProps): JSX.Element {
  const { t } = props;
  const content: Readonly<Record<GroupName, JSX.Element>> = {
    allow: <Allow {...props} />,
    protection: <Protection {...props} />,
    privacy: <Privacy {...props} />,
    data: <Data {...props} />,
  };
  return (
    <>
      <nav class="groups" aria-label={t('settings.groups')}>
        {GROUPS.map((name) => (
          <a key={name} href={`#${name}`}>
            {t(`settings.group.${name}`)}
          </a>
        ))}
      </nav>
      {GROUPS.map((name) => (
        <Group key={name} name={name} title={t(`settings.group.${name}`)}>
          {content[name]}
        </Group>
      ))}
    </>
  );
}

interface GroupProps {
  readonly name: GroupName;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** The first group's own heading says its name: it needs no second one. */
function Group({ name, title, children }: GroupProps): JSX.Element {
  return (
    <div class="settings-group" id={name} tabIndex={-1} role="group" aria-label={title}>
      {name !== 'allow' && <p class="group-title">{title}</p>}
      {children}
    </div>
  );
}

function Allow({ state, t, language, actions }: GroupsProps): JSX.Element {
  return (
    <>
      <PolicySection policy={state.policy} t={t} language={language} />
      <ApprovalsSection state={state} t={t} language={language} onWithdraw={actions.withdraw} />
    </>
  );
}

function Protection({ host, state, t, language, actions }: GroupsProps): JSX.Element {
  const { choices, fixed, policy } = state;
  return (
    <>
      <WebmailsSection host={host.webmails} t={t} />
      <SelfTestSection t={t} test={() => host.selfTest()} />
      <SwitchSection
        name="strict"
        on={choices.strictness === 'strict'}
        locked={fixed.includes('strictness')}
        trouble={null}
        t={t}
        onSet={(on) => {
          actions.choose({ strictness: on ? 'strict' : 'standard' });
        }}
      />
      <SwitchSection
        name="visible"
        on={choices.showVisibleIndividual}
        locked={fixed.includes('showVisibleIndividual')}
        trouble={null}
        t={t}
        onSet={(on) => {
          actions.choose({ showVisibleIndividual: on });
        }}
      />
      <ListsSection host={host.lists} locked={policy.lock} t={t} language={language} />
    </>
  );
}

function Privacy({ state, t, actions }: GroupsProps): JSX.Element {
  const { lookUp, sync } = state;
  return (
    <>
      <SwitchSection name="look-up" on={lookUp} trouble={null} t={t} onSet={actions.setLookUp} />
      <SwitchSection
        name="sync"
        on={sync !== 'off'}
        trouble={sync === 'full' || sync === 'failed' ? sync : null}
        t={t}
        onSet={actions.setSync}
      />
    </>
  );
}

function Data({ state, t, actions }: GroupsProps): JSX.Element {
  const { choices, fixed, policy } = state;
  return (
    <>
      <LanguageSection
        chosen={choices.language}
        t={t}
        onSet={(language) => {
          actions.choose({ language });
        }}
      />
      <RetentionSection
        months={choices.retentionMonths}
        locked={fixed.includes('retentionMonths')}
        t={t}
        onSet={(retentionMonths) => {
          actions.choose({ retentionMonths });
        }}
      />
      <FileSection locked={policy.lock} t={t} actions={actions} />
      {!policy.lock && <ResetSection t={t} onReset={actions.reset} />}
    </>
  );
}
