/**
 * The body of an answer as text, read no further than the cap; null where it is longer. Its declared length proves
 * nothing. Rejects when the connection breaks.
 *
 * @param most bytes, as they come out of any compression
 */
export async function limitedText(response: Response, most: number): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts.join('') + decoder.decode();
    read += value.byteLength;
    if (read > most) {
      await reader.cancel();
      return null;
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}
