import type { ComponentChildren, JSX } from 'preact';
import { purposeRow, purposeTitle } from '../../shared/data/purposes.ts';
import type { Approval, ApprovalScope } from '../../shared/decide/approval.ts';
import { tagOf, type Language, type Translate } from '../../shared/locales/translate.ts';
import { plainAddress } from '../../shared/ui/plain-name.ts';
import { ShortList } from '../../shared/ui/short-list.tsx';

interface ApprovalRowProps {
  readonly approval: Approval;
  /** An administrator lets nothing be changed. */
  readonly locked: boolean;
  readonly t: Translate;
  readonly language: Language;
  readonly onWithdraw: (id: string, done: string) => Promise<void>;
}

/** One approval. Roles are written out: on a narrow screen the table is laid out as blocks, and would lose them. */
export function ApprovalRow({ approval, locked, t, language, onWithdraw }: ApprovalRowProps): JSX.Element {
  const { id, scope, hosts, given } = approval;
  const purpose = purposeTitle(approval.purpose, language);
  const whom = scope.kind === 'everyone' ? t('settings.everyone') : plainAddress(scope.address);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {purpose}
        <span class="note">{t(regimeKey(approval))}</span>
      </th>
      <Cell label={t('settings.column.whom')}>
        <bdi class="whom">{whom}</bdi>
        {scope.kind === 'sender' && <span class="note">{boundTo(scope, t)}</span>}
      </Cell>
      <Cell label={t('settings.column.hosts')}>
        {scope.kind === 'everyone' ? (
          t('settings.any-host')
        ) : (
          <ShortList
            class="hosts"
            items={hosts}
            t={t}
            row={(host) => (
              <li key={host}>
                <bdi>{plainAddress(host)}</bdi>
              </li>
            )}
          />
        )}
      </Cell>
      <Cell label={t('settings.column.since')}>
        <time dateTime={new Date(given).toISOString()}>
          {new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'medium' }).format(given)}
        </time>
      </Cell>
      <td role="cell" class="act">
        {!locked && (
          <button
            type="button"
            class="button"
            aria-label={t('settings.withdraw-named', { purpose, whom })}
            onClick={() => void onWithdraw(id, t('settings.withdrawn', { purpose, whom }))}
          >
            {t('settings.withdraw')}
          </button>
        )}
      </td>
    </tr>
  );
}

function Cell({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <td role="cell">
      <span class="cell-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </td>
  );
}

function regimeKey({ purpose, regime }: Approval): 'purpose.exempt' | 'purpose.consent' | 'purpose.doubtful' {
  if (regime === 'exempt') return 'purpose.exempt';
  return purposeRow(purpose).regime === 'exempt' ? 'purpose.doubtful' : 'purpose.consent';
}

function boundTo({ domain }: Extract<ApprovalScope, { kind: 'sender' }>, t: Translate): string {
  if (domain === null) return t('settings.unconfirmed');
  return t('settings.confirmed', { domain: plainAddress(domain) });
}
