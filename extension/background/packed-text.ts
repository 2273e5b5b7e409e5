/** A text, compressed. */
export async function packText(text: string): Promise<Uint8Array> {
  return through(new TextEncoder().encode(text), new CompressionStream('gzip'));
}

/** The text that was compressed. Rejects for anything else. */
export async function unpackText(bytes: Uint8Array): Promise<string> {
  return new TextDecoder().decode(await through(bytes, new DecompressionStream('gzip')));
}

async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const changed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(changed).arrayBuffer());
}
