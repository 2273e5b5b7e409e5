import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeclaredPurpose } from '../disclose/disclosure.ts';
import type { Translate } from '../locales/translate.ts';
import type { CardActions } from './card-actions.ts';
import { PurposeRow } from './purpose-row.tsx';
import type { ViewSummary } from './view-summary.ts';

/** Purposes shown at once: senders name one or two; a card of seven with their switches is five screens long. */
const SHOWN = 3;

interface PurposeListProps {
  readonly view: ViewSummary;
  readonly language: string;
  /** Id of the words that say what an unconfirmed sender means, if they are shown. */
  readonly cautionId: string | undefined;
  readonly t: Translate;
  readonly onApprove: CardActions['onApprove'];
}

/** The declared purposes with their switches; those beyond the third are folded, unless the user allowed one of them. */
export function PurposeList(props: PurposeListProps): JSX.Element {
  const { view, t } = props;
  const { purposes } = view.disclosure;
  const folded = purposes.slice(SHOWN);
  const isAllowed = ({ purpose }: DeclaredPurpose): boolean =>
    view.approvals.some((one) => one.purpose === purpose && (one.forSender || one.forEveryone));
  // As it was at first: what is switched off must not fold away under the user's finger.
  const [open] = useState(() => folded.some(isAllowed));
  return (
    <>
      <Rows {...props} shown={purposes.slice(0, SHOWN)} />
      {folded.length > 0 && (
        <details class="more-purposes" open={open}>
          <summary>{t('purpose.more', { count: folded.length })}</summary>
          <Rows {...props} shown={folded} />
        </details>
      )}
    </>
  );
}

function Rows({
  shown,
  ...props
}: PurposeListProps & { readonly shown: readonly DeclaredPurpose[] }): JSX.Element {
  return (
    <ul class="rows">
      {shown.map((declared) => (
        <PurposeRow key={declared.purpose} declared={declared} {...props} />
      ))}
    </ul>
  );
}
