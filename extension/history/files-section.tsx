import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { FileKind, HistoryAnswer, HistoryHost, Imported } from './history-host.ts';
import type { Look } from './look.ts';
import { save } from './save.ts';

interface FilesProps {
  /** What is written to a file; null: nothing is there to be written. */
  readonly answer: HistoryAnswer | null;
  readonly host: HistoryHost;
  readonly look: Look;
  /** Says how it ended. */
  readonly say: (words: string) => void;
  /** History has changed. */
  readonly onImported: () => void;
}

/** History to a file and from one. */
export function Files({ answer, host, look, say, onImported }: FilesProps): JSX.Element {
  const { t } = look;
  const chooser = useRef<HTMLInputElement>(null);
  const attempt = (work: () => Promise<string>): void => {
    work().then(say, () => {
      say(t('act-error.failed'));
    });
  };
  const exportButton = (found: HistoryAnswer, kind: FileKind): JSX.Element => (
    <button
      type="button"
      class="button"
      onClick={() => {
        attempt(async () => {
          const file = await host.exportFile(found, kind);
          return t('history.file.saved', { name: save(file, 'history', kind) });
        });
      }}
    >
      {t(`history.file.${kind}`)}
    </button>
  );
  return (
    <section class="files" aria-label={t('history.file.title')}>
      {answer !== null && (
        <>
          <h2>{t('history.file.title')}</h2>
          <p class="quiet">{t('history.file.explain')}</p>
        </>
      )}
      <div class="choices">
        {answer !== null && exportButton(answer, 'csv')}
        {answer !== null && exportButton(answer, 'json')}
        <button type="button" class="button" onClick={() => chooser.current?.click()}>
          {t('history.file.import')}
        </button>
        <input
          type="file"
          accept=".json,application/json"
          hidden
          ref={chooser}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file)
              attempt(async () => {
                const imported = await host.importFile(file);
                if ('added' in imported) onImported();
                return importWords(imported, look);
              });
            currentTarget.value = ''; // The same file may be chosen again.
          }}
        />
      </div>
    </section>
  );
}

function importWords(imported: Imported, { t }: Look): string {
  if ('refused' in imported) return t(`history.import.${imported.refused}`);
  const { added, read } = imported;
  return t('history.import.done', { added, known: read - added });
}
