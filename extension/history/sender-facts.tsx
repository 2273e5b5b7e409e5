import type { ComponentChildren, JSX } from 'preact';
import { purposeTitle } from '../../shared/data/purposes.ts';
import { NO_FILTER } from '../../shared/history/query.ts';
import { PastOptOuts } from '../../shared/ui/past-opt-outs.tsx';
import { plainAddress } from '../../shared/ui/plain-name.ts';
import { PurposeIcon } from '../../shared/ui/purpose-icon.tsx';
import { ShortList } from '../../shared/ui/short-list.tsx';
import type { HistoryData, SenderStory } from './history-host.ts';
import type { Look } from './look.ts';

interface SenderFactsProps {
  readonly sender: string;
  readonly data: HistoryData;
  readonly story: SenderStory;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly look: Look;
}

/** What a sender says, what was allowed, what was asked and what came of it, and where its trackers are. */
export function SenderFacts({ sender, data, story, now, look }: SenderFactsProps): JSX.Element {
  const { t, language } = look;
  return (
    <div class="facts-grid">
      <Card id="declared" title={t('history.sender.declared')}>
        <Declared story={story} look={look} />
      </Card>
      <Card id="opt-outs" title={t('history.sender.opt-outs')}>
        {story.optOuts.length === 0 ? (
          <p class="quiet">{t('history.sender.no-opt-outs')}</p>
        ) : (
          <PastOptOuts past={story.optOuts} language={language} now={now} t={t} />
        )}
      </Card>
      <Card id="approvals" title={t('history.sender.approvals')}>
        {story.approvals.length === 0 ? (
          <p class="quiet">{t('history.sender.no-approvals')}</p>
        ) : (
          <ul class="plain-list">
            {story.approvals.map(({ id, purpose, given }) => (
              <li key={id}>
                <PurposeIcon purpose={purpose} />
                <span>
                  {purposeTitle(purpose, language)}
                  <span class="note">{look.date(given)}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card id="hosts" title={t('history.sender.hosts')}>
        <Hosts sender={sender} data={data} look={look} />
      </Card>
    </div>
  );
}

interface CardProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Card({ id, title, children }: CardProps): JSX.Element {
  return (
    <section class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

/** What was declared in which time, the latest first. */
function Declared({ story, look }: Pick<SenderFactsProps, 'story' | 'look'>): JSX.Element {
  const { t, language } = look;
  if (story.declared.every(({ purposes }) => purposes.length === 0))
    return <p class="quiet">{t('history.sender.never-declared')}</p>;
  return (
    <ol class="periods">
      {story.declared.toReversed().map(({ purposes, from, to, messages }) => (
        <li key={from} class={purposes.length === 0 ? 'period period-silent' : 'period'}>
          <p class="note">
            {t('history.sender.period', { from: look.date(from), to: look.date(to) })} ·{' '}
            {t('history.sender.messages', { count: messages })}
          </p>
          {purposes.length === 0
            ? t('history.shade.undeclared')
            : purposes.map(({ purpose }) => (
                <p key={purpose} class="purpose">
                  <PurposeIcon purpose={purpose} />
                  {purposeTitle(purpose, language)}
                </p>
              ))}
        </li>
      ))}
    </ol>
  );
}

/** Trackers that are looked through for their servers: the newest. */
const MOST_LOOKED_AT = 5_000;

/** Servers with the services behind them, the one asked most first. */
function Hosts({ sender, data, look }: Pick<SenderFactsProps, 'sender' | 'data' | 'look'>): JSX.Element {
  const counts = new Map<string, { vendor: string; count: number }>();
  const newest = data
    .ask({ ...NO_FILTER, sender })
    .records({ by: 'time', descending: true }, 0, MOST_LOOKED_AT);
  for (const { host, vendor } of newest) {
    const before = counts.get(host);
    counts.set(host, { vendor: vendor ?? before?.vendor ?? '', count: (before?.count ?? 0) + 1 });
  }
  const hosts = [...counts].sort(([, one], [, other]) => other.count - one.count);
  return (
    <ShortList
      class="plain-list"
      items={hosts}
      t={look.t}
      row={([host, { vendor, count }]) => (
        <li key={host}>
          <span>
            <bdi>{plainAddress(host)}</bdi>
            <span class="note">{look.vendor(vendor)}</span>
          </span>
          <span class="figure">{look.number(count)}</span>
        </li>
      )}
    />
  );
}
