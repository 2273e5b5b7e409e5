import { outside } from './outside.ts';

/** Reads when a message was sent or received, in milliseconds since 1970, from its outermost element; null: not said. */
export type DateReader = (message: ParentNode) => number | null;

/**
 * Reads the date from an attribute (`datetime`, `data-timestamp`), or from the text, of a message's header; null where
 * the header says none or several. Dates in a language's words are not read: 3/4 is a day in March or in April.
 *
 * @param body what the message's author wrote, never searched (CSS selector)
 */
export function dateAt(selector: string, body: string, attribute?: string): DateReader {
  return (message) => {
    const said = outside(message, selector, body).map((element) =>
      timeOf(attribute === undefined ? element.textContent : element.getAttribute(attribute)),
    );
    return new Set(said).size === 1 ? (said[0] ?? null) : null;
  };
}

/**
 * Milliseconds since 1970 for `2026-03-03T10:12:00+01:00`, the same with a space or without seconds, or thirteen
 * digits; null for anything else. Without an offset it is this computer's local time.
 */
export function timeOf(text: string | null): number | null {
  const value = text?.trim().replace(' ', 'T') ?? '';
  const time = MILLISECONDS.test(value) ? Number(value) : ISO.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

const MILLISECONDS = /^\d{13}$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/;
