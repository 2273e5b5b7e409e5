import type { Model } from '../../data/phrases/disclosure-weights.ts';
import type { PurposeId } from '../purposes.ts';
import { afterDenial } from './after-denial.ts';
import { featuresOf, type Judged } from './features.ts';
import { namesTrackingNegated } from './negated-tracking.ts';
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

interface Judgement {
  readonly window: readonly Placed[];
  readonly verdict: Verdict;
  /** What its purposes are read from. */
  readonly said: readonly Judged[];
}

/** "We set no cookies, but we measure openings": sentences of a window that turn to a disclosure. */
function turning(model: Model, window: readonly Placed[]): Judgement[] {
  return window.flatMap((sentence) => {
    const said = afterDenial(sentence.read);
    if (said?.stance !== 'discloses') return [];
    const verdict = judge(model, [said]);
    return verdict.discloses ? [{ window: [sentence], verdict, said: [said] }] : [];
  });
}

/** A sentence that the rules take for a disclosure, and that others around it drown. */
function drowned(model: Model, window: readonly Placed[]): Judgement[] {
  if (window.length === 1) return [];
  return window
    .filter(({ read, stance }) => stance === 'discloses' && !namesTrackingNegated([read]))
    .map((sentence) => ({ window: [sentence], verdict: judge(model, [sentence], true), said: [sentence] }))
    .filter(({ verdict }) => verdict.discloses);
}

/** A window's verdict, or that of some of its sentences. */
function judgedWithin(model: Model, window: readonly Placed[]): Judgement[] {
  const verdict = judge(model, window);
  const whole = { window, verdict, said: window };
  if (verdict.discloses) return [whole];
  const turned = turning(model, window);
  const alone = turned.length > 0 || verdict.denies ? turned : drowned(model, window);
  return alone.length > 0 ? alone : [whole];
}

function purposesNamed(model: Model, { window, said }: Judgement): PurposeId[] {
  const core = said === window ? coreOf(model, window) : said.map(({ read }) => read);
  const around = said.map(({ read }) => read).filter((read) => !core.includes(read));
  return purposesOf(model, said, purposesIn({ core, around }));
}

/** Judges a message's sentences window by window, and gathers what the disclosing ones say. */
export function passagesOf(model: Model, sentences: readonly Placed[]): Passages {
  const judged = windowsOf(sentences).flatMap((window) => judgedWithin(model, window));
  const disclosing = judged.filter(({ verdict }) => verdict.discloses);
  const core = new Set(disclosing.flatMap(({ window }) => coreOf(model, window)));
  const around = new Set(disclosing.flatMap(({ window }) => window.map(({ read }) => read)));
  const denying = judged.find(({ verdict }) => verdict.denies && verdict.deniesPlainly)?.window;
  return {
    core: sentences.map(({ read }) => read).filter((read) => core.has(read)),
    around: [...around].filter((read) => !core.has(read)),
    purposes: new Set(disclosing.flatMap((one) => purposesNamed(model, one))),
    denial: denying === undefined ? null : denialIn(model, denying),
  };
}
