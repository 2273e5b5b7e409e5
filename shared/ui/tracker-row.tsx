import type { JSX } from 'preact';
import { purposeTitle } from '../data/purposes.ts';
import { isPictureVehicle } from '../decide/decision.ts';
import type { Translate } from '../locales/translate.ts';
import { evidenceWords } from './evidence-words.ts';
import { LoadOne } from './load-one.tsx';
import { plainName } from './plain-name.ts';
import { reasons } from './reasons.ts';
import { ShortList } from './short-list.tsx';
import type { TrackerGroup } from './tracker-groups.ts';
import { TrackerWhy } from './tracker-why.tsx';
import type { TrackerItem } from './view-summary.ts';

interface TrackerRowProps {
  readonly group: TrackerGroup;
  readonly language: string;
  readonly t: Translate;
  /** `name`: who and what it is, for messages about it. */
  readonly onLoad: (tracker: TrackerItem, name: string) => Promise<void>;
}

/**
 * One tracker, or several that look alike: who, written how, the strongest reason, and the rest on request. What is a
 * picture can be loaded all the same, each by itself; for other vehicles there is no way to load one alone.
 */
export function TrackerRow({ group, language, t, onLoad }: TrackerRowProps): JSX.Element {
  const { first, all } = group;
  const vehicle = t(`vehicle.${first.vehicle}`);
  const name = plainName(first.vendor ?? first.host);
  const [strongest] = reasons(first.evidence).speaksFor;
  const loaded = all.some(({ state }) => state === 'loaded-by-you');
  const allowed = all.every(({ state }) => state === 'allowed');
  const waiting = all.every(({ state }) => state === 'waiting');
  const loadable = isPictureVehicle(first.vehicle);
  const oneHost = all.every(({ host }) => host === first.host);
  return (
    <li class={loaded ? 'row row-loaded' : 'row'}>
      <div class="row-head">
        <div class="row-name">
          <h4>
            <bdi>{name}</bdi>
            {all.length > 1 && <span class="count"> × {all.length}</span>}
          </h4>
          <p class="host">
            {first.vendor !== null && oneHost && (
              <>
                <bdi>{first.host}</bdi> ·{' '}
              </>
            )}
            {vehicle}
          </p>
        </div>
        {waiting && <p class="chip chip-waiting">{t('waiting.word')}</p>}
        {allowed && <p class="chip chip-allowed">{t('tracker.allowed')}</p>}
        {loadable && !allowed && all.length === 1 && (
          <LoadTracker tracker={first} name={`${name}, ${vehicle}`} t={t} onLoad={onLoad} />
        )}
      </div>
      {strongest !== undefined && <p class="reason">{evidenceWords(strongest, first, t)}</p>}
      {first.needs !== null && first.needs.length > 0 && (
        <p class="host">
          {t('tracker.for', {
            purposes: first.needs.map(({ purpose }) => purposeTitle(purpose, language)).join(', '),
          })}
        </p>
      )}
      {first.needs !== null && (allowed || first.state === 'blocked') && (
        <p class="host">{t(`decision.${first.reason}`)}</p>
      )}
      <TrackerWhy tracker={first} loadable={loadable} t={t} />
      {all.length > 1 && (
        <Singles all={all} name={`${name}, ${vehicle}`} loadable={loadable} t={t} onLoad={onLoad} />
      )}
    </li>
  );
}

interface SinglesProps extends Pick<TrackerRowProps, 't' | 'onLoad'> {
  readonly all: readonly TrackerItem[];
  readonly name: string;
  readonly loadable: boolean;
}

/** The trackers of a row one by one, folded and numbered, because nothing else that is shown tells them apart. */
function Singles({ all, name, loadable, t, onLoad }: SinglesProps): JSX.Element {
  const numbered = all.map((tracker, index) => ({
    tracker,
    place: t('tracker.nth', { number: index + 1, count: all.length }),
  }));
  return (
    <details>
      <summary>{t('tracker.each', { count: all.length })}</summary>
      <ShortList
        class="lines"
        items={numbered}
        t={t}
        row={({ tracker, place }) => (
          <li key={tracker.id}>
            <span class="held-what">
              {place}
              {tracker.repeated > 1 && <span class="count"> × {tracker.repeated}</span>}
              <bdi class="host">{tracker.host}</bdi>
            </span>
            {loadable && tracker.state !== 'allowed' && (
              <LoadTracker tracker={tracker} name={`${name}, ${place}`} t={t} onLoad={onLoad} />
            )}
          </li>
        )}
      />
    </details>
  );
}

interface LoadTrackerProps extends Pick<TrackerRowProps, 't' | 'onLoad'> {
  readonly tracker: TrackerItem;
  readonly name: string;
}

function LoadTracker({ tracker, name, t, onLoad }: LoadTrackerProps): JSX.Element {
  return (
    <LoadOne
      name={name}
      loaded={tracker.state === 'loaded-by-you'}
      t={t}
      onLoad={() => onLoad(tracker, name)}
    />
  );
}
