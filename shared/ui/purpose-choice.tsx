import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { PurposeId } from '../disclose/purposes.ts';
import type { Translate } from '../locales/translate.ts';
import type { ApprovalGiven, CardActions } from './card-actions.ts';
import type { ApprovalReach, PurposeState } from './disclosure-summary.ts';

const CHOICES = ['off', 'sender', 'everyone'] as const;
type Choice = (typeof CHOICES)[number];

/** Where the switch stands. An approval for everyone that does not count for this sender is not shown as if it did. */
export function choiceOf(state: PurposeState): Choice {
  if (state.locked !== null) return state.locked === 'allowed' ? 'everyone' : 'off';
  if (state.forEveryone && state.everyonePossible) return 'everyone';
  return state.forSender ? 'sender' : 'off';
}

/** What must be said to bring the switch from where it stands to `next`; given first, taken back after. */
export function changesTo(next: Choice, state: PurposeState): ApprovalGiven[] {
  const { purpose } = state;
  const now: Readonly<Record<ApprovalReach, boolean>> = {
    sender: state.forSender,
    everyone: state.forEveryone && state.everyonePossible,
  };
  const all = (['sender', 'everyone'] as const).map((scope) => ({ purpose, scope, on: next === scope }));
  const changes = all.filter(({ scope, on }) => now[scope] !== on);
  return [...changes.filter(({ on }) => on), ...changes.filter(({ on }) => !on)];
}

interface PurposeChoiceProps {
  readonly state: PurposeState;
  /** Id of the purpose's title. */
  readonly titleId: string;
  /** Id of the words that say what an unconfirmed sender means, if they are shown. */
  readonly cautionId: string | undefined;
  readonly t: Translate;
  readonly onApprove: CardActions['onApprove'];
}

/** For whom a purpose is allowed: nobody, this sender, every confirmed sender. */
export function PurposeChoice({ state, titleId, cautionId, t, onApprove }: PurposeChoiceProps): JSX.Element {
  const [asked, setAsked] = useState<Choice | null>(null);
  const label = useId();
  const now = choiceOf(state);
  const possible = (choice: Choice): boolean =>
    state.locked === null && (choice !== 'everyone' || state.everyonePossible);
  const choose = (choice: Choice) => (): void => {
    if (asked !== null || choice === now || !possible(choice)) return;
    setAsked(choice);
    const over = (): void => {
      setAsked(null);
    };
    onApprove(changesTo(choice, state)).then(over, over);
  };
  return (
    <>
      <p class="choice-label" id={label}>
        {t('purpose.allow-for')}
      </p>
      <div class="choice" role="group" aria-labelledby={`${label} ${titleId}`}>
        {CHOICES.map((choice) => (
          <button
            key={choice}
            type="button"
            class={`choice-part choice-${choice}`}
            aria-pressed={choice === now}
            aria-disabled={!possible(choice) || asked !== null}
            aria-describedby={choice === 'off' ? undefined : cautionId}
            onClick={choose(choice)}
          >
            {t(`purpose.${choice}`)}
          </button>
        ))}
      </div>
    </>
  );
}

/** The same purpose approved anew, so that hosts that came later are covered too. */
export function approvedAnew(purpose: PurposeId): ApprovalGiven[] {
  return [{ purpose, scope: 'sender', on: true }];
}
