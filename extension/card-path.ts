/** The card's script in the built package. No manifest names it: the background puts it into single documents. */
export const CARD_SCRIPT = 'content/card.iife.js';
