import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../locales/translate.ts';
import { AskButton } from './ask-button.tsx';
import { plainName } from './plain-name.ts';
import { rich } from './rich.tsx';
import type { ViewSummary } from './view-summary.ts';
import { asciiDomain } from './web-address.ts';

interface LookUpProps {
  readonly view: ViewSummary;
  readonly t: Translate;
  readonly onLookUp: () => Promise<void>;
}

/** The offer to fetch the sender's well-known file, and what came of it. What it said stands with the purposes. */
export function LookUp({ view, t, onLookUp }: LookUpProps): JSX.Element | null {
  const explained = useId();
  const { wellKnown, sender } = view;
  const domain = sender.address?.split('@').at(-1) ?? '';
  if (wellKnown === 'found') return null;
  if (wellKnown === 'none' || wellKnown === 'refused') return <p class="note">{t(`look-up.${wellKnown}`)}</p>;
  return (
    <div class="ask">
      <AskButton busy={wellKnown === 'asking'} describedBy={explained} onAsk={onLookUp}>
        {t(wellKnown === 'asking' ? 'look-up.asking' : 'look-up.action')}
      </AskButton>
      <p class="note" id={explained}>
        {domain === ''
          ? t('look-up.explain-unknown')
          : rich(t, 'look-up.explain', { host: <bdi>{plainName(asciiDomain(domain))}</bdi> })}
      </p>
    </div>
  );
}
