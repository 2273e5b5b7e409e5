/**
 * A declaration in an alternative text: this name, after which the value runs to the end (docs/declare.md). A space more
 * or less is a slip, not another name.
 */
export const DECLARED_FIELD = /\bEmail-Tracking\s{0,8}:/i;

/** Whether a picture's sender declares it as a tracker. */
export function isDeclared(alt: string | null): boolean {
  return alt !== null && DECLARED_FIELD.test(alt);
}
