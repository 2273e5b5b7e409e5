/**
 * Caps on what one mailbox may make the extension tell apart and remember. What lies beyond stays held: at worst a card
 * is missing in the popup, never a block.
 */

/** Messages told apart in one document; a conversation of more is read by hand no more. */
export const MAX_MESSAGES = 300;

/**
 * Views of one tab, in a request as in what is kept, and as many releases: the messages of its page, what stands around
 * them, and two hundred frames besides.
 */
export const MAX_VIEWS = 500;

/** Releases of all tabs together; the browser takes 5,000 session rules, and showing a page once needs one too. */
export const MAX_RELEASES = 4_000;

/** Names of views that were dropped because there were more than {@link MAX_VIEWS}; 34 bytes each. */
export const MAX_DROPPED = 2_000;

/** Addresses that one view remembers as loaded by hand, or as failed; what is listed one by one fits many times. */
export const MAX_REMEMBERED_URLS = 1_000;

/** Trackers of one view that history gets; a message with more is a bomb. */
export const MAX_RECORDED = 1_000;

/** Bytes of a message's source that are read, and characters of it that count: what the parser of headers takes at most. */
export const MAX_SOURCE = 256 * 1024;

/** Approvals kept on this device; somebody who gives ten a day fills it in more than a year. */
export const MAX_APPROVALS = 5_000;

/** Characters of a file of approvals that is read; five thousand of them are some two million. */
export const MAX_IMPORT = 5 * 1024 * 1024;

/** Bytes of a filter list; the largest that people use has some seven million. */
export const MAX_LIST = 10 * 1024 * 1024;

/** Approved pixels of one message that are let through, each by a rule of its own; real messages have one or two. */
export const MAX_APPROVED_PIXELS = 50;
