import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language, MessageKey, Translate } from '../../shared/locales/translate.ts';
import { plainName } from '../../shared/ui/plain-name.ts';
import type { FilterList, ListChange } from '../filter-lists.ts';
import { ListRow } from './list-row.tsx';
import type { ListsHost } from './lists-host.ts';
import { NewList } from './new-list.tsx';

interface ListsSectionProps {
  readonly host: ListsHost;
  /** An administrator lets nothing be changed. */
  readonly locked: boolean;
  readonly t: Translate;
  readonly language: Language;
}

/** The filter lists that the user has added, and the ways to add one. */
export function ListsSection({ host, locked, t, language }: ListsSectionProps): JSX.Element {
  const { lists, said, busy, after } = useLists(host, t);
  const title = useRef<HTMLHeadingElement>(null);
  return (
    <section class="setting" aria-labelledby="lists-title">
      <h2 id="lists-title" tabIndex={-1} ref={title}>
        {t('lists.title')}
      </h2>
      <p>{t('lists.explain')}</p>
      {lists.length > 0 && (
        <ul class="filter-lists">
          {lists.map((list) => (
            <ListRow
              key={list.id}
              list={list}
              locked={locked}
              t={t}
              language={language}
              onRefresh={(one) => void after(host.refresh(one), 'lists.refreshed')}
              onRemove={(one) => {
                title.current?.focus(); // The button that had the keyboard goes.
                void after(host.remove(one), 'lists.removed');
              }}
            />
          ))}
        </ul>
      )}
      {locked ? (
        <p class="warning">{t('act-error.locked')}</p>
      ) : (
        <NewList
          t={t}
          busy={busy}
          onAddress={(address) => void after(host.add(address), 'lists.added')}
          onFile={(file) => void after(host.addFile(file), 'lists.added')}
        />
      )}
      <p role="status" class="verdict">
        {said}
      </p>
    </section>
  );
}

/** The lists as they are, the sentence about the last change, and the way to make one. */
function useLists(
  host: ListsHost,
  t: Translate,
): {
  readonly lists: readonly FilterList[];
  readonly said: string;
  /** Something asked for is under way. */
  readonly busy: boolean;
  readonly after: (answer: Promise<ListChange>, done: MessageKey) => Promise<void>;
} {
  const [lists, setLists] = useState<readonly FilterList[]>([]);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const show = async (): Promise<void> => {
    setLists(await host.lists());
  };
  useEffect(() => {
    show().catch(() => {
      setSaid(t('act-error.no-answer'));
    });
  }, [host]);
  /** Says how it ended, and shows how things are then. */
  const after = async (answer: Promise<ListChange>, done: MessageKey): Promise<void> => {
    setBusy(true);
    setSaid(t('lists.working'));
    try {
      const said = changeWords(await answer, done, t);
      await show();
      setSaid(said);
    } catch {
      setSaid(t('act-error.failed'));
    } finally {
      setBusy(false);
    }
  };
  return { lists, said, busy, after };
}

function changeWords(change: ListChange, done: MessageKey, t: Translate): string {
  if ('problem' in change) {
    const { problem } = change;
    return t(problem === 'locked' ? 'act-error.locked' : `lists.problem.${problem}`);
  }
  const { title, error } = change.list;
  return error === null ? t(done, { name: plainName(title) }) : t(`lists.problem.${error}`);
}
