/** Longest text looked at, in UTF-16 units: a disclosure stands at a message's start or in its footer. */
export const MAX_TEXT = 60_000;
/** Of it, what is taken from the start; the rest is the end. */
export const TEXT_HEAD = 20_000;
/** A sentence without an end is cut here, in words; legal sentences have about 80. */
export const MAX_SENTENCE_WORDS = 160;
/** Longest word looked at: longer ones are no words. */
export const MAX_WORD = 40;
/** Longest quote, in UTF-16 units: a few sentences on a card. */
export const MAX_QUOTE = 600;
/** Names of third parties kept, and the longest one. */
export const MAX_THIRD_PARTIES = 10;
export const MAX_NAME = 80;
/** Longest believable retention, in days (a century). */
export const MAX_RETENTION_DAYS = 36_500;
