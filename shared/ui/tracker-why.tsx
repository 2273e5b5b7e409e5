import type { JSX } from 'preact';
import type { EvidenceId } from '../detect/judgement.ts';
import type { Translate } from '../locales/translate.ts';
import { evidenceWords } from './evidence-words.ts';
import { learns } from './learns.ts';
import { reasons } from './reasons.ts';
import type { TrackerItem } from './view-summary.ts';

interface TrackerWhyProps {
  readonly tracker: TrackerItem;
  /** Whether there is a button that loads it. */
  readonly loadable: boolean;
  readonly t: Translate;
}

/** Everything beyond the strongest reason, folded: further evidence, what speaks against it, and what its server learns. */
export function TrackerWhy({ tracker, loadable, t }: TrackerWhyProps): JSX.Element {
  const { speaksFor, speaksAgainst } = reasons(tracker.evidence);
  const loaded = tracker.state === 'loaded-by-you' || tracker.state === 'allowed';
  const visible = tracker.visiblePicture && tracker.state === 'blocked';
  const repeated = tracker.repeated > 1;
  const words = (id: EvidenceId): string => evidenceWords(id, tracker, t);
  const facts = speaksFor.slice(1).map(words);
  if (repeated) facts.push(t('tracker.repeated', { count: tracker.repeated }));
  if (visible) facts.push(t('tracker.visible'));
  // What stands among the facts already is not said a second time.
  const said: readonly EvidenceId[] = [
    ...(repeated ? (['repeated'] as const) : []),
    ...(visible ? (['visible-size'] as const) : []),
  ];
  const against = speaksAgainst.filter((id) => !said.includes(id)).map(words);
  return (
    <details>
      <summary>{t(loadable ? 'tracker.more' : 'tracker.why')}</summary>
      <Facts facts={facts} />
      {against.length > 0 && <p>{t('tracker.against')}</p>}
      <Facts facts={against} />
      <p>{t(loaded ? 'tracker.learned' : 'tracker.learns')}</p>
      <Facts facts={learns(tracker.evidence).map((key) => t(key))} />
    </details>
  );
}

function Facts({ facts }: { readonly facts: readonly string[] }): JSX.Element | null {
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
