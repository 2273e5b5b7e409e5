import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { plainAddress, plainName } from './plain-name.ts';
import type { SenderSummary } from './view-summary.ts';

/** Who the message says it is from. Names and addresses are foreign text: cleaned, and isolated from ours. */
export function Sender({
  sender,
  t,
}: {
  readonly sender: SenderSummary;
  readonly t: Translate;
}): JSX.Element {
  const name = plainName(sender.name ?? '');
  const address = plainAddress(sender.address ?? '');
  if (name === '' && address === '') return <p class="sender">{t('message.sender-unknown')}</p>;
  return (
    <p class="sender">
      <span class="sender-label">{t('message.from')}</span>{' '}
      {name !== '' && <bdi class="sender-name">{name}</bdi>}{' '}
      {address !== '' && <bdi class="sender-address">{address}</bdi>}
    </p>
  );
}
