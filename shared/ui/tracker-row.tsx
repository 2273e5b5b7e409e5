import type { JSX } from 'preact';
import type { Translate } from '../locales/translate.ts';
import { LoadOne } from './load-one.tsx';
import { plainName } from './plain-name.ts';
import type { TrackerItem } from './view-summary.ts';

interface TrackerRowProps {
  readonly tracker: TrackerItem;
  readonly t: Translate;
  readonly onLoad: () => Promise<void>;
}

/** One tracker: who, the strongest reason, the rest on request, and a way to load it all the same. */
export function TrackerRow({ tracker, t, onLoad }: TrackerRowProps): JSX.Element {
  const name = plainName(tracker.vendor ?? tracker.host);
  const [strongest, ...others] = tracker.evidence;
  const loaded = tracker.state === 'loaded-by-you';
  return (
    <li class={loaded ? 'row row-loaded' : 'row'}>
      <div class="row-head">
        <div class="row-name">
          <h4>
            <bdi>{name}</bdi>
          </h4>
          {tracker.vendor !== null && (
            <p class="host">
              <bdi>{tracker.host}</bdi>
            </p>
          )}
        </div>
        <LoadOne name={name} loaded={loaded} t={t} onLoad={onLoad} />
      </div>
      {strongest !== undefined && <p class="reason">{t(`evidence.${strongest}`)}</p>}
      <details>
        <summary>{t('tracker.more')}</summary>
        <ul class="facts">
          {others.map((id) => (
            <li key={id}>{t(`evidence.${id}`)}</li>
          ))}
          {tracker.repeated > 1 && <li>{t('tracker.repeated', { count: tracker.repeated })}</li>}
          {tracker.visiblePicture && !loaded && <li>{t('tracker.visible')}</li>}
          <li>{t('tracker.written-as', { vehicle: t(`vehicle.${tracker.vehicle}`) })}</li>
        </ul>
        <p class="consequence">{loaded ? t('message.loaded-means') : t('load.warning')}</p>
      </details>
    </li>
  );
}
