const NEWLINE = 0x0a;

/**
 * Cuts a byte stream into lines, `\n` included. Keeps one line in memory; of one longer than `cap` bytes it gives the
 * first `cap` bytes and drops the rest.
 */
export async function* byteLines(stream: AsyncIterable<Uint8Array>, cap: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    if (length < cap) parts.push(piece.subarray(0, cap - length));
    length += piece.length;
  };
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, at)) {
      keep(bytes.subarray(at, end + 1));
      yield Buffer.concat(parts);
      parts = [];
      length = 0;
      at = end + 1;
    }
    if (at < bytes.length) keep(bytes.subarray(at));
  }
  if (length > 0) yield Buffer.concat(parts);
}
