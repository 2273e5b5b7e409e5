/** Pauses before a question that got no answer is put again: a background that is just starting needs a moment (milliseconds). */
const PAUSES = [200, 800, 2_000] as const;

/**
 * Asks until an answer comes: a page of ours that opens with the browser may be quicker than the background. Only for
 * questions that change nothing.
 *
 * @returns the first answer. Rejects as the last question did, after three seconds
 */
export async function askAgain<Answer>(
  ask: () => Promise<Answer>,
  pauses: readonly number[] = PAUSES,
): Promise<Answer> {
  const [pause, ...more] = pauses;
  if (pause === undefined) return ask();
  try {
    return await ask();
  } catch {
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
    return askAgain(ask, more);
  }
}
