import type { Translate } from '../../shared/locales/translate.ts';
import { headline } from '../../shared/ui/headline.ts';
import { tally } from '../../shared/ui/tally.ts';
import type { PopupState } from './popup-state.ts';

/** What a screen reader is told when the state changes by itself: the titles that are now shown. */
export function announcement(state: PopupState, t: Translate): string {
  switch (state.kind) {
    case 'messages':
      return state.views.map(({ summary }) => headline(summary, tally(summary), t)).join(' ');
    case 'attention':
      return t(`attention.${state.problem}.title`);
    default:
      return t(`${state.kind}.title`);
  }
}
