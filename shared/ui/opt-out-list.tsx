import type { JSX } from 'preact';
import type { OptOut } from '../disclose/opt-out.ts';
import { mayAskAgain } from '../history/asking-again.ts';
import type { Translate } from '../locales/translate.ts';
import type { CardActions } from './card-actions.ts';
import { OptOutRow } from './opt-out-row.tsx';
import { hasOutcome, PastOptOuts } from './past-opt-outs.tsx';
import type { ViewSummary } from './view-summary.ts';
import { hostInAscii, mailtoAddress } from './web-address.ts';

/** A message may hold any number of links; nobody chooses among more ways out than this. */
const MAX_WAYS = 8;

interface OptOutListProps {
  readonly view: ViewSummary;
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly t: Translate;
  readonly onOptOut: CardActions['onOptOut'];
}

/** The ways out, best first: one is offered, the others are folded; what came of earlier ones stands above. */
export function OptOutList(props: OptOutListProps): JSX.Element | null {
  const { view, language, now, t, onOptOut } = props;
  const ways = view.disclosure.optOuts.filter(leadsSomewhere).slice(0, MAX_WAYS);
  if (ways.length === 0 && view.pastOptOuts.length === 0) return null;
  // Where the server refused, another way is offered at once.
  const quiet = view.pastOptOuts.some(({ time, state }) => state !== 'refused' && !mayAskAgain(time, now));
  const rows = (shown: readonly OptOut[]): JSX.Element => (
    <ul class="ways">
      {shown.map((optOut) => (
        <OptOutRow key={`${optOut.kind} ${optOut.url}`} optOut={optOut} t={t} onOptOut={onOptOut} />
      ))}
    </ul>
  );
  return (
    <section class="part">
      <h3>{t(quiet && view.pastOptOuts.some(hasOutcome) ? 'past.title' : 'opt-out.title')}</h3>
      <PastOptOuts past={view.pastOptOuts} language={language} now={now} t={t} />
      {quiet ? (
        <Folded title={t('opt-out.again')} ways={ways} rows={rows} />
      ) : (
        <>
          {ways.length > 0 && rows(ways.slice(0, 1))}
          <Folded title={t('opt-out.others', { count: ways.length - 1 })} ways={ways.slice(1)} rows={rows} />
        </>
      )}
    </section>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly ways: readonly OptOut[];
  readonly rows: (shown: readonly OptOut[]) => JSX.Element;
}

function Folded({ title, ways, rows }: FoldedProps): JSX.Element | null {
  if (ways.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      {rows(ways)}
    </details>
  );
}

function leadsSomewhere({ kind, url }: OptOut): boolean {
  return (kind === 'mailto' ? mailtoAddress(url) : hostInAscii(url)) !== null;
}
