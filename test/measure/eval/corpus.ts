import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { byteLines } from '../scan/lines.ts';

/** Longest row of labels; they hold a URL and a few words. */
const MAX_ROW = 4 * 1024 * 1024;

const Label = v.object({
  id: v.string(),
  url: v.string(),
  label: v.picklist(['tracker', 'content', 'spacer', 'unsure']),
  tclass: v.nullish(v.string()),
});

/** What people say of one reference of the corpus. */
export type Label = v.InferOutput<typeof Label>;

export interface CorpusFiles {
  readonly messages: string;
  readonly labels: string;
}

/** The files of a labelled corpus; null where they are not all there. */
export function corpusFiles(folder: string): CorpusFiles | null {
  const files = {
    messages: join(folder, 'messages.dev.jsonl.gz'),
    labels: join(folder, 'labels.dev.jsonl.gz'),
  };
  return existsSync(files.messages) && existsSync(files.labels) ? files : null;
}

/** Labels by message id, without those that nobody was sure of. Throws on a row that is no label. */
export async function readLabels(file: string): Promise<Map<string, Label[]>> {
  const labels = new Map<string, Label[]>();
  for await (const line of byteLines(createReadStream(file).pipe(createGunzip()), MAX_ROW)) {
    const text = line.toString('utf8').trim();
    if (text === '') continue;
    const label = v.parse(Label, JSON.parse(text));
    if (label.label === 'unsure') continue;
    const there = labels.get(label.id);
    if (there === undefined) labels.set(label.id, [label]);
    else there.push(label);
  }
  return labels;
}
