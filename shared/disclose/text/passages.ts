import type { Model } from '../../data/phrases/disclosure-weights.ts';
import type { PurposeId } from '../purposes.ts';
import { featuresOf, type Judged } from './features.ts';
import type { Read } from './reading.ts';
import { purposesIn } from './purposes-in.ts';
import { isCandidate, judge, purposesOf, scoreOf, type Verdict, WINDOW } from './windows.ts';

/** What disclosing passages of a message say. */
interface Passages {
  /** The sentences relied on. */
  readonly core: readonly Read[];
  /** Those that stand with them. */
  readonly around: readonly Read[];
  readonly purposes: ReadonlySet<PurposeId>;
  readonly denial: Read | null;
}

interface Placed extends Judged {
  readonly block: number;
}

/** The windows worth a look: a candidate, the sentence before it and those behind it, in its block. */
function windowsOf(sentences: readonly Placed[]): Placed[][] {
  const ends = new Map<number, number>();
  const starts = new Map<number, number>();
  for (const [at, { block }] of sentences.entries()) {
    if (!starts.has(block)) starts.set(block, at);
    ends.set(block, at + 1);
  }
  const found = new Map<number, Placed[]>();
  for (const [at, sentence] of sentences.entries()) {
    if (!isCandidate(sentence)) continue;
    const first = starts.get(sentence.block) ?? at;
    const end = ends.get(sentence.block) ?? at + 1;
    const start = Math.max(first, Math.min(at - 1, end - WINDOW));
    found.set(start, sentences.slice(start, Math.min(end, start + WINDOW)));
  }
  return [...found.values()];
}

/** The sentence that a window's verdict rests on most. */
function strongest(model: Model, question: 'disclosure' | 'denial', window: readonly Judged[]): Read | null {
  let best: Read | null = null;
  let most = -Infinity;
  for (const sentence of window.filter(isCandidate)) {
    const score = scoreOf(model, question, featuresOf([sentence]));
    if (score > most) [best, most] = [sentence.read, score];
  }
  return best;
}

function coreOf(model: Model, window: readonly Judged[]): Read[] {
  const byRule = window.filter(({ stance }) => stance === 'discloses').map(({ read }) => read);
  if (byRule.length > 0) return byRule;
  const best = strongest(model, 'disclosure', window);
  return best === null ? [] : [best];
}

function denialIn(model: Model, window: readonly Judged[]): Read | null {
  return window.find(({ stance }) => stance === 'denies')?.read ?? strongest(model, 'denial', window);
}

/** A window's verdict; where others around it drown a sentence that the rules take for a disclosure, its own. */
function judgedWithin(model: Model, window: readonly Placed[]): [readonly Placed[], Verdict][] {
  const verdict = judge(model, window);
  if (verdict.discloses || window.length === 1) return [[window, verdict]];
  const alone = window
    .filter(({ stance }) => stance === 'discloses')
    .map((sentence): [Placed[], Verdict] => [[sentence], judge(model, [sentence], true)])
    .filter(([, { discloses }]) => discloses);
  return alone.length > 0 ? alone : [[window, verdict]];
}

function purposesNamed(model: Model, window: readonly Placed[]): PurposeId[] {
  const core = coreOf(model, window);
  const around = window.map(({ read }) => read).filter((read) => !core.includes(read));
  return purposesOf(model, window, purposesIn({ core, around }));
}

/** Judges a message's sentences window by window, and gathers what the disclosing ones say. */
export function passagesOf(model: Model, sentences: readonly Placed[]): Passages {
  const judged = windowsOf(sentences).flatMap((window) => judgedWithin(model, window));
  const disclosing = judged.filter(([, { discloses }]) => discloses);
  const core = new Set(disclosing.flatMap(([window]) => coreOf(model, window)));
  const around = new Set(disclosing.flatMap(([window]) => window.map(({ read }) => read)));
  const denying = judged.find(([, { denies }]) => denies)?.[0];
  return {
    core: sentences.map(({ read }) => read).filter((read) => core.has(read)),
    around: [...around].filter((read) => !core.has(read)),
    purposes: new Set(disclosing.flatMap(([window]) => purposesNamed(model, window))),
    denial: denying === undefined ? null : denialIn(model, denying),
  };
}
