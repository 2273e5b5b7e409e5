import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { hostPatterns } from '../web-host.ts';
import { writtenHost } from './written-host.ts';

/** Longer than any address that a person types or pastes. */
const MAX_ADDRESS = 2000;

interface OwnWebmailProps {
  readonly t: Translate;
  /** Asks for access; called in the click, as browsers demand. */
  readonly onAdd: (origins: readonly string[], name: string) => void;
  readonly onInvalid: () => void;
}

/** Where somebody writes the address of a self-hosted webmail. */
export function OwnWebmail({ t, onAdd, onInvalid }: OwnWebmailProps): JSX.Element {
  const [invalid, setInvalid] = useState(false);
  return (
    <form
      class="own-webmail"
      onSubmit={(event) => {
        event.preventDefault();
        const written = new FormData(event.currentTarget).get('address');
        const host = typeof written === 'string' ? writtenHost(written) : null;
        setInvalid(host === null);
        if (host === null) onInvalid();
        else onAdd(hostPatterns(host), host);
      }}
    >
      <label for="own-webmail">{t('webmails.own-label')}</label>
      <input
        type="text"
        inputmode="url"
        id="own-webmail"
        name="address"
        class="field"
        placeholder="mail.example.org"
        maxLength={MAX_ADDRESS}
        aria-invalid={invalid}
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit" class="button">
        {t('webmails.own-add')}
      </button>
    </form>
  );
}
