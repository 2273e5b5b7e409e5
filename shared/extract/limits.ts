/**
 * Caps on what a hostile message may make the extractor do. What lies beyond a cap is not listed, so the gate keeps
 * holding it, and `ExtractedMessage.beyondCap` says that there was something.
 */

/** Real newsletters stay below 1,000; a view of 50,000 pictures is an attack or a mistake. */
export const MAX_REFERENCES = 50_000;

/** In UTF-16 units. Gmail clips at 102 KB, mail servers commonly refuse above 25 MB with attachments. */
export const MAX_HTML_LENGTH = 10 * 1024 * 1024;

/** Servers refuse request lines above 8 to 64 KB; a longer URL is not worth judging, it stays held. */
export const MAX_URL_LENGTH = 64 * 1024;

/** Of all `<style>` text of one message together; large newsletters carry about 100 KB. */
export const MAX_CSS_LENGTH = 4 * 1024 * 1024;

/** A conditional comment in a conditional comment, or a frame's srcdoc in a srcdoc: no sender nests deeper. */
export const MAX_NESTED_DOCUMENTS = 4;

/** Links are only compared with references and shown; no message needs more. */
export const MAX_LINKS = 10_000;

/** Characters of a link's text: enough to recognise "unsubscribe from this list" in any language. */
export const MAX_LINK_TEXT = 500;

/**
 * Characters around a link's own words that tell what an anchor like "here" is for. More before than after: "if you
 * no longer want …, click here".
 */
export const MAX_WORDS_BEFORE = 200;
export const MAX_WORDS_AFTER = 100;

/**
 * Characters of the message's text: its start, and more of its end, as senders say in the footer what they measure.
 * Long newsletters have 20,000.
 */
export const MAX_TEXT_START = 4_000;
export const MAX_TEXT_END = 16_000;

/** Characters of an alternative text: a declaration of purposes in `alt` fits many times. */
export const MAX_ALT = 2_000;

/** Classes of one element that are looked up in `<style>` rules. */
export const MAX_CLASSES = 32;
