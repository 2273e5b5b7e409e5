import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Authentication } from '../disclose/authentication.ts';
import type { Translate } from '../locales/translate.ts';
import { AskButton } from './ask-button.tsx';
import { plainAddress, plainName } from './plain-name.ts';
import { rich } from './rich.tsx';
import type { ViewSummary } from './view-summary.ts';
import { asciiAddress, asciiDomain } from './web-address.ts';

interface SenderProps {
  readonly view: ViewSummary;
  readonly t: Translate;
  readonly onCheck: () => Promise<void>;
}

/**
 * Who the message says it is from, and whether anybody vouches for it. Names and addresses are foreign text: cleaned,
 * isolated from ours, domains in ASCII.
 */
export function Sender({ view, t, onCheck }: SenderProps): JSX.Element {
  const name = plainName(view.sender.name ?? '');
  const address = plainAddress(asciiAddress(view.sender.address ?? ''));
  const { authentication } = view.disclosure;
  if (name === '' && address === '') return <p class="sender">{t('message.sender-unknown')}</p>;
  return (
    <div class="sender">
      <p>
        <span class="sender-label">{t('message.from')}</span>{' '}
        {name !== '' && <bdi class="sender-name">{name}</bdi>}{' '}
        {address !== '' && <bdi class="sender-address">{address}</bdi>}
      </p>
      <p class={`vouched vouched-${authentication.state}`}>
        <VouchedMark state={authentication.state} />
        <span>{vouched(authentication, t)}</span>
      </p>
      {view.canCheckSender && authentication.state === 'not-verified' && <Check t={t} onCheck={onCheck} />}
    </div>
  );
}

function vouched(authentication: Authentication, t: Translate): ComponentChildren {
  if (authentication.state !== 'failed') return t(`sender.${authentication.state}`);
  if (authentication.domain === null) return t('sender.failed-unknown');
  return rich(t, 'sender.failed', { who: <bdi>{plainName(asciiDomain(authentication.domain))}</bdi> });
}

function Check({ t, onCheck }: Pick<SenderProps, 't' | 'onCheck'>): JSX.Element {
  const explained = useId();
  return (
    <div class="ask">
      <AskButton onAsk={onCheck} describedBy={explained}>
        {t('sender.check')}
      </AskButton>
      <p class="note" id={explained}>
        {t('sender.check-explain')}
      </p>
    </div>
  );
}

/** A shape for each state, so that colour is not needed to tell them apart. */
const SHAPES: Readonly<Record<Authentication['state'], string>> = {
  authenticated: 'M3 8.5l3.5 3.500L13 4.5',
  'not-verified': 'M5.5 6a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .8-1 1.500v.4M8 12.700v.3',
  failed: 'M8 2l6.5 11.500h-13zM8 6.500v3M8 11.600v.3',
};

function VouchedMark({ state }: { readonly state: Authentication['state'] }): JSX.Element {
  return (
    <svg class="vouched-mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={SHAPES[state]} />
    </svg>
  );
}
