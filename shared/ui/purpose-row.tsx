import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { purposeDescription, purposeTitle } from '../data/purposes.ts';
import type { DeclaredPurpose } from '../disclose/disclosure.ts';
import type { Translate } from '../locales/translate.ts';
import { AskButton } from './ask-button.tsx';
import type { CardActions } from './card-actions.ts';
import type { PurposeState } from './disclosure-summary.ts';
import { approvedAnew, choiceOf, PurposeChoice } from './purpose-choice.tsx';
import { PurposeIcon } from './purpose-icon.tsx';
import { PurposeSource } from './purpose-source.tsx';
import { ShortList } from './short-list.tsx';
import type { ViewSummary } from './view-summary.ts';

interface PurposeRowProps {
  readonly declared: DeclaredPurpose;
  readonly view: ViewSummary;
  readonly language: string;
  readonly cautionId: string | undefined;
  readonly t: Translate;
  readonly onApprove: CardActions['onApprove'];
}

/** One declared purpose: what it is, what the law asks for it, the user's switch, and the sender's own words folded. */
export function PurposeRow(props: PurposeRowProps): JSX.Element {
  const { declared, view, language, cautionId, t, onApprove } = props;
  const { purpose, regime, doubt } = declared;
  const heading = useId();
  const title = purposeTitle(purpose, language);
  const state = view.approvals.find((one) => one.purpose === purpose) ?? nothingSaid(declared);
  const standing = doubt === null ? regime : 'doubtful';
  return (
    <li
      class={choiceOf(state) === 'off' ? 'row purpose' : 'row purpose purpose-on'}
      aria-labelledby={heading}
    >
      <div class="purpose-head">
        <PurposeIcon purpose={purpose} />
        <h4 id={heading}>{title}</h4>
      </div>
      <p class={`regime regime-${standing}`}>{t(`purpose.${standing}`)}</p>
      <p class="reason">{purposeDescription(purpose, language)}</p>
      {doubt !== null && <p class="consequence">{t(`purpose.doubt.${doubt}`)}</p>}
      <PurposeChoice state={state} titleId={heading} cautionId={cautionId} t={t} onApprove={onApprove} />
      {state.locked !== null && <p class="note">{t(`purpose.locked-${state.locked}`)}</p>}
      {state.newHosts.length > 0 && <NewHosts state={state} title={title} t={t} onApprove={onApprove} />}
      <PurposeSource declared={declared} disclosure={view.disclosure} language={language} t={t} />
    </li>
  );
}

function nothingSaid({ purpose }: DeclaredPurpose): PurposeState {
  return {
    purpose,
    forSender: false,
    forEveryone: false,
    everyonePossible: false,
    locked: null,
    newHosts: [],
  };
}

interface NewHostsProps extends Pick<PurposeRowProps, 't' | 'onApprove'> {
  readonly state: PurposeState;
  readonly title: string;
}

/** Tracker hosts that came after the approval, and the way to cover them too. */
function NewHosts({ state, title, t, onApprove }: NewHostsProps): JSX.Element {
  return (
    <div class="warning new-hosts">
      <p>{t('purpose.new-hosts')}</p>
      <ShortList
        class="lines"
        items={state.newHosts}
        t={t}
        row={(host) => (
          <li key={host}>
            <bdi class="host">{host}</bdi>
          </li>
        )}
      />
      <AskButton
        label={t('purpose.allow-new-named', { purpose: title })}
        onAsk={() => onApprove(approvedAnew(state.purpose))}
      >
        {t('purpose.allow-new')}
      </AskButton>
    </div>
  );
}
