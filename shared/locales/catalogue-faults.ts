type Sentences = Readonly<Record<string, string>>;

/**
 * A translation may be this much longer than the English: screens are drawn for 320 px, and short words grow most.
 * Found by looking at all seven languages there.
 */
const SENTENCE = { times: 1.5, more: 12, most: Infinity };
const BUTTON = { times: 1.25, more: 10, most: 42 };

/** Keys of words that stand on a button. */
const ON_BUTTON =
  /^(?!badge\.)[\w-]+(\.(file|delete|filter|page))?\.(accept|action|again|allow-new|cancel|check|close|confirm|decline|everyone|export|import|in-popup|keep|load|mailto|next|not-now|off|one-click|open|preferences|previous|reset|send|sender|start|stop|stop-confirm|unsubscribe|withdraw|withdraw-tracking)$/;

/** Words in a row that are the same in another language only if nobody translated them. */
const UNTRANSLATED_WORDS = 4;

/** What is wrong with a catalogue, as `fault key`, none where it can be used beside the English one. */
export function catalogueFaults(catalogue: Sentences, english: Sentences): string[] {
  const keys = Object.keys(catalogue);
  const faults = Object.keys(english)
    .filter((key) => !Object.hasOwn(catalogue, key))
    .map((key) => `missing ${key}`);
  const sorted = [...keys].sort();
  const misplaced = keys.find((key, place) => key !== sorted[place]);
  if (misplaced !== undefined) faults.push(`unsorted ${misplaced}`);
  for (const [key, sentence] of Object.entries(catalogue))
    faults.push(...sentenceFaults(key, sentence, english[key]).map((fault) => `${fault} ${key}`));
  return faults;
}

function sentenceFaults(key: string, sentence: string, english: string | undefined): string[] {
  if (english === undefined) return ['unknown'];
  const { times, more, most } = ON_BUTTON.test(key) ? BUTTON : SENTENCE;
  const words = sentence.split(/\s+/).length;
  return [
    ...(sentence.trim() === '' ? ['empty'] : []),
    ...(placeholders(sentence) === placeholders(english) ? [] : ['placeholders']),
    ...(sentence.length > Math.min(most, english.length * times + more) ? ['long'] : []),
    // Mark-up would be shown as it is; a straight apostrophe or a stray space is a slip.
    ...(/[<>&"]|'| {2}|^\s|\s$/.test(sentence) ? ['characters'] : []),
    ...(/[{}]/.test(sentence.replace(/\{\w+\}/g, '')) ? ['braces'] : []),
    ...(/\S/.test(sentence) && words >= UNTRANSLATED_WORDS && sentence === english ? ['untranslated'] : []),
  ];
}

function placeholders(sentence: string): string {
  return [...(sentence.match(/\{\w+\}/g) ?? [])].sort().join();
}

/**
 * Keys that no source names. A source names a key by a string (`'act.saved'`), or by a template
 * (`` `strip.${fate}` ``) whose gap is filled by a word that some source writes as a string or as an object's key.
 */
export function unusedKeys(keys: readonly string[], sources: readonly string[]): string[] {
  const written = new Set<string>();
  const templates = new Set<string>();
  for (const source of sources) {
    for (const [, word = ''] of source.matchAll(/['"]([\w.-]+)['"]/g)) written.add(word);
    for (const [, name = ''] of source.matchAll(/\b([a-z]+): /g)) written.add(name);
    for (const [, text = ''] of source.matchAll(/`([^`\s]*\.?\$\{[^`]*)`/g)) templates.add(text);
  }
  const patterns = [...templates].map(patternOf).filter((pattern) => pattern !== null);
  const bases = new Set(keys.map((key) => key.replace(/\.(one|other)$/, '')));
  return [...bases].filter((key) => !written.has(key) && !patterns.some((one) => fits(one, key, written)));
}

/** A template as a pattern: of keys, so with a dot outside its one gap. */
function patternOf(template: string): RegExp | null {
  const [before, after, ...rest] = template.split(/\$\{[^}]*\}/);
  if (before === undefined || after === undefined || rest.length > 0) return null;
  if (!/^[a-z-]+\./.test(before) && !/\.[a-z-]+$/.test(after)) return null;
  if (!/^[\w.-]*$/.test(before + after)) return null;
  return new RegExp(`^${before.replaceAll('.', '\\.')}(.+)${after.replaceAll('.', '\\.')}$`);
}

function fits(pattern: RegExp, key: string, written: ReadonlySet<string>): boolean {
  const gap = pattern.exec(key)?.[1];
  return gap !== undefined && written.has(gap);
}
