import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { OptOut } from '../disclose/opt-out.ts';
import type { Translate } from '../locales/translate.ts';
import type { CardActions } from './card-actions.ts';
import { askedKey } from './asked-key.ts';
import { plainAddress, plainQuote } from './plain-name.ts';
import { rich } from './rich.tsx';
import { asciiAddress, hostInAscii, mailtoAddress } from './web-address.ts';

interface OptOutRowProps {
  readonly optOut: OptOut;
  readonly t: Translate;
  readonly onOptOut: CardActions['onOptOut'];
}

/** One way out: a click, then in its place what will be sent to whom, then done. The keyboard's place goes along. */
export function OptOutRow({ optOut, t, onOptOut }: OptOutRowProps): JSX.Element {
  const [step, setStep] = useState<'offered' | 'confirming' | 'sending' | 'asked'>('offered');
  const offer = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const asked = useRef<HTMLParagraphElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current && step === 'offered') offer.current?.focus();
    if (step === 'confirming') confirm.current?.focus();
    if (step === 'asked') asked.current?.focus();
    moved.current = true;
  }, [step]);
  const go = (next: typeof step) => (): void => {
    setStep(next);
  };
  const send = (): void => {
    if (step !== 'confirming') return;
    setStep('sending');
    onOptOut(optOut).then(go('asked'), go('confirming'));
  };
  const name = t(`opt-out.${optOut.kind}`);
  if (step === 'asked') {
    return (
      <li>
        <p ref={asked} tabIndex={-1}>
          {t(askedKey(optOut.kind))}
        </p>
      </li>
    );
  }
  if (step === 'offered') {
    return (
      <li>
        <button type="button" class="button" ref={offer} onClick={go('confirming')}>
          {name}
        </button>
      </li>
    );
  }
  return (
    <Confirmation optOut={optOut} name={name} t={t}>
      <button
        type="button"
        class="button button-strong"
        ref={confirm}
        aria-disabled={step === 'sending'}
        onClick={send}
      >
        {t(optOut.kind === 'one-click' ? 'opt-out.send' : 'opt-out.open')}
      </button>
      <button type="button" class="button button-quiet" onClick={go('offered')}>
        {t('opt-out.not-now')}
      </button>
    </Confirmation>
  );
}

interface ConfirmationProps extends Pick<OptOutRowProps, 'optOut' | 't'> {
  readonly name: string;
  readonly children: JSX.Element[];
}

/** What will be sent to whom, before it is. */
function Confirmation({ optOut, name, t, children }: ConfirmationProps): JSX.Element {
  const title = useId();
  const what = useId();
  const { kind, url, quote } = optOut;
  const key = kind === 'one-click' || kind === 'mailto' ? kind : 'page';
  const host = kind === 'mailto' ? plainAddress(asciiAddress(mailtoAddress(url) ?? '')) : hostInAscii(url);
  return (
    <li>
      <div class="row" role="group" aria-labelledby={title} aria-describedby={what}>
        <h4 id={title}>{name}</h4>
        <div id={what}>
          <p class="reason">{rich(t, `opt-out.sends.${key}`, { host: <bdi class="to">{host}</bdi> })}</p>
          <p class="note">{t('opt-out.then')}</p>
        </div>
        {quote !== null && (
          <>
            <p class="note">{t('opt-out.quote')}</p>
            <blockquote>
              <bdi>{plainQuote(quote)}</bdi>
            </blockquote>
          </>
        )}
        <div class="choices">{children}</div>
      </div>
    </li>
  );
}
