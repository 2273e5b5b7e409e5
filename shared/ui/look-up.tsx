import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../locales/translate.ts';
import { AskButton } from './ask-button.tsx';
import type { CardActions } from './card-actions.ts';
import type { WellKnownState } from './disclosure-summary.ts';
import { plainName } from './plain-name.ts';
import { rich } from './rich.tsx';
import type { ViewSummary } from './view-summary.ts';
import { asciiDomain } from './web-address.ts';

interface LookUpProps {
  readonly view: ViewSummary;
  readonly t: Translate;
  readonly actions: Pick<CardActions, 'onLookUp' | 'onLookUpElsewhere'>;
}

/**
 * The offer to fetch the sender's well-known file, and what came of it, with the offer again: a network comes back, a file
 * is mended. Where access is missing and cannot be asked for, it leads to where it can. What the file said stands with the
 * purposes.
 */
export function LookUp({ view, t, actions }: LookUpProps): JSX.Element | null {
  const explained = useId();
  const { wellKnown: state } = view;
  if (state === 'found') return null;
  if (state === 'not-public') return <p class="note">{t('look-up.not-public')}</p>;
  const elsewhere = state === 'no-access' ? actions.onLookUpElsewhere : null;
  return (
    <div class="ask">
      <AskButton busy={state === 'asking'} describedBy={explained} onAsk={elsewhere ?? actions.onLookUp}>
        {t(elsewhere ? 'look-up.in-popup' : `look-up.${OFFER[state] ?? 'again'}`)}
      </AskButton>
      <p class="note" id={explained}>
        {state === 'not-asked' || state === 'asking'
          ? explanation(view, t)
          : t(elsewhere ? 'look-up.no-access-here' : `look-up.${state}`)}
      </p>
    </div>
  );
}

/** What the button says before there is an answer. */
const OFFER: Partial<Record<WellKnownState, 'action' | 'asking'>> = {
  'not-asked': 'action',
  asking: 'asking',
};

/** What will be asked of whom. */
function explanation({ sender }: ViewSummary, t: Translate): ReturnType<typeof rich> | string {
  const domain = sender.address?.split('@').at(-1) ?? '';
  if (domain === '') return t('look-up.explain-unknown');
  return rich(t, 'look-up.explain', { host: <bdi>{plainName(asciiDomain(domain))}</bdi> });
}
