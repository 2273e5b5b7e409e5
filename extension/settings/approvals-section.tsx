import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Language, Translate } from '../../shared/locales/translate.ts';
import { ApprovalRow } from './approval-row.tsx';
import type { SettingsActions } from './actions.ts';
import type { SettingsState } from './settings-state.ts';

/** Rows drawn at first, and more for each further click: nobody reads five thousand. */
const ROWS = 50;
/** In the order of the cells of `ApprovalRow`. */
const COLUMNS = ['purpose', 'whom', 'hosts', 'since', 'action'] as const;

interface ApprovalsSectionProps {
  readonly state: SettingsState;
  readonly t: Translate;
  readonly language: Language;
  readonly onWithdraw: SettingsActions['withdraw'];
}

/** Everything that the user has approved, each with the way to withdraw it. */
export function ApprovalsSection({ state, t, language, onWithdraw }: ApprovalsSectionProps): JSX.Element {
  const { approvals, policy, damaged } = state;
  const [shown, setShown] = useState(ROWS);
  const title = useRef<HTMLHeadingElement>(null);
  const empty = approvals.length === 0;
  const left = approvals.length - shown;
  const withdraw = async (id: string, done: string): Promise<void> => {
    await onWithdraw(id, done);
    title.current?.focus(); // The button that had the keyboard is gone.
  };
  return (
    <section aria-labelledby="approvals-title">
      <h2 id="approvals-title" tabIndex={-1} ref={title}>
        {t('settings.approvals.title')}
      </h2>
      <p class="lead">{t(empty && !policy.lock ? 'settings.approvals.none' : 'purpose.all-needed')}</p>
      {damaged > 0 && <p class="warning">{t('settings.damaged', { count: damaged })}</p>}
      {!empty && (
        <table class="approvals" role="table" aria-labelledby="approvals-title">
          <thead role="rowgroup">
            <tr role="row">
              {COLUMNS.map((column) => (
                <th key={column} role="columnheader" scope="col">
                  {column === 'action' ? (
                    <span class="unseen">{t('settings.withdraw')}</span>
                  ) : (
                    t(`settings.column.${column}`)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {approvals.slice(0, shown).map((approval) => (
              <ApprovalRow
                key={approval.id}
                approval={approval}
                locked={policy.lock}
                t={t}
                language={language}
                onWithdraw={withdraw}
              />
            ))}
          </tbody>
        </table>
      )}
      {left > 0 && (
        <button
          type="button"
          class="button"
          onClick={() => {
            setShown(shown + ROWS);
          }}
        >
          {t('settings.more', { count: left })}
        </button>
      )}
    </section>
  );
}
