import css from './card.css?inline';
import { WORDS_CSS } from './card-words.ts';

/** What one rem is where the user has not changed it (CSS pixels): inside a page, `rem` would be the page's to choose. */
const REM = 16;

/** The card's whole style sheet. */
export const CARD_CSS = `${css.replace(/(\d*\.?\d+)rem/g, (_, size: string) => `${Number(size) * REM}px`)}
${WORDS_CSS}`;
