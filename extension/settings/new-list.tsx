import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../shared/locales/translate.ts';
import { listUrl } from '../filter-lists.ts';

/** Longer than any address that a person types or pastes. */
const MAX_ADDRESS = 2_000;

interface NewListProps {
  readonly t: Translate;
  /** A second click while the first is under way adds nothing. */
  readonly busy: boolean;
  /** Called in the click, as browsers demand of whoever asks for access. */
  readonly onAddress: (address: string) => void;
  readonly onFile: (file: File) => void;
}

/** Where the address of a filter list is written, or its file chosen. */
export function NewList({ t, busy, onAddress, onFile }: NewListProps): JSX.Element {
  const [invalid, setInvalid] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <form
      class="own-webmail new-list"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        const written = new FormData(event.currentTarget).get('address');
        const address = typeof written === 'string' ? written.trim() : '';
        setInvalid(listUrl(address) === null);
        onAddress(address);
      }}
    >
      <label for="new-list">{t('lists.url-label')}</label>
      <input
        type="text"
        inputmode="url"
        id="new-list"
        name="address"
        class="field"
        placeholder="https://"
        maxLength={MAX_ADDRESS}
        aria-invalid={invalid}
        autocomplete="off"
        spellcheck={false}
      />
      <button type="submit" class="button" aria-disabled={busy}>
        {t('lists.add')}
      </button>
      <button type="button" class="button" onClick={() => chooser.current?.click()}>
        {t('lists.add-file')}
      </button>
      <input
        type="file"
        accept=".txt,text/plain"
        hidden
        ref={chooser}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = ''; // The same file may be chosen again.
        }}
      />
    </form>
  );
}
