import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../locales/translate.ts';
import type { CardActions } from './card-actions.ts';
import { LookUp } from './look-up.tsx';
import { PurposeList } from './purpose-list.tsx';
import { Said } from './purpose-source.tsx';
import type { ViewSummary } from './view-summary.ts';

interface PurposesSectionProps {
  readonly view: ViewSummary;
  readonly language: string;
  readonly t: Translate;
  readonly actions: Pick<CardActions, 'onApprove' | 'onLookUp' | 'onLookUpElsewhere'>;
}

/** What the sender says its tracking is for, with a switch for each purpose; or that it says nothing. */
export function PurposesSection({ view, language, t, actions }: PurposesSectionProps): JSX.Element | null {
  const caution = useId();
  const { purposes, declarations, authentication } = view.disclosure;
  if (purposes.length === 0 && declarations.length === 0 && view.trackers.length === 0) return null;
  if (purposes.length === 0) {
    return (
      <section class="part">
        <h3>{t('purpose.silent-title')}</h3>
        <p>{t(declarations.length === 0 ? 'purpose.silent' : 'purpose.unnamed')}</p>
        {declarations.slice(0, 1).map((one) => (
          <details key={one.carrier}>
            <summary>{t('purpose.details')}</summary>
            <Said declaration={one} t={t} />
          </details>
        ))}
        <LookUp view={view} t={t} actions={actions} />
      </section>
    );
  }
  const cautious = authentication.state !== 'authenticated';
  return (
    <section class="part">
      <h3>{t('purpose.title')}</h3>
      <PurposeList
        view={view}
        language={language}
        cautionId={cautious ? caution : undefined}
        t={t}
        onApprove={actions.onApprove}
      />
      {purposes.length > 1 && <p class="note">{t('purpose.all-needed')}</p>}
      {cautious && (
        <p class="note" id={caution}>
          {t('purpose.unverified')}
        </p>
      )}
      <LookUp view={view} t={t} actions={actions} />
    </section>
  );
}
