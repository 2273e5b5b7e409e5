import type { ComponentChildren, JSX } from 'preact';
import { purposeTitle } from '../data/purposes.ts';
import type { Translate } from '../locales/translate.ts';
import type { PurposeState } from './disclosure-summary.ts';
import { PurposeIcon } from './purpose-icon.tsx';
import { rich } from './rich.tsx';
import type { ViewSummary } from './view-summary.ts';
import { whoTracks } from './who-tracks.ts';

/** Purposes pictured in the first look; the rest is counted. */
const MAX_PICTURED = 3;

interface WhyLineProps {
  readonly view: ViewSummary;
  readonly language: string;
  readonly t: Translate;
}

/** Who tracks and why, in one line, and the declared purposes as a small picture. Nothing without trackers. */
export function WhyLine({ view, language, t }: WhyLineProps): JSX.Element | null {
  if (view.trackers.length === 0) return null;
  const { purposes, declarations } = view.disclosure;
  const key = purposes.length > 0 ? 'why.declared' : declarations.length > 0 ? 'why.unnamed' : 'why.silent';
  const pictured = purposes.slice(0, MAX_PICTURED);
  const more = purposes.length - pictured.length;
  return (
    <>
      <p class="why">{rich(t, key, { who: <Who view={view} t={t} /> })}</p>
      {purposes.length > 0 && (
        <ul class="pictured">
          {pictured.map(({ purpose }) => {
            const title = purposeTitle(purpose, language);
            const allowed = isAllowed(view.approvals.find((one) => one.purpose === purpose));
            return (
              <li key={purpose} class={allowed ? 'pictured-allowed' : undefined}>
                <PurposeIcon purpose={purpose} />
                <span aria-hidden="true">{title}</span>
                <span class="unseen">{t(allowed ? 'why.allowed' : 'why.refused', { purpose: title })}</span>
              </li>
            );
          })}
          {more > 0 && <li>{t('why.more-purposes', { count: more })}</li>}
        </ul>
      )}
    </>
  );
}

/** Whether the user, or an administrator, lets a purpose be. */
export function isAllowed(state: PurposeState | undefined): boolean {
  if (state === undefined || state.locked === 'forbidden') return false;
  return state.locked === 'allowed' || state.forSender || (state.forEveryone && state.everyonePossible);
}

function Who({ view, t }: Pick<WhyLineProps, 'view' | 't'>): ComponentChildren {
  const { names, more } = whoTracks(view.trackers);
  const listed = names.map((name, index) => (
    <>
      {index > 0 && ', '}
      <bdi key={name}>{name}</bdi>
    </>
  ));
  return more > 0 ? rich(t, 'why.and-more', { who: listed }, { count: more }) : listed;
}
