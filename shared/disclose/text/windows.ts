import { disclosureModel, type Model } from '../../data/phrases/disclosure-weights.ts';
import type { Question } from '../../data/phrases/disclosure-weights-schema.ts';
import { PURPOSES, type PurposeId } from '../purposes.ts';
import { type Features, featuresOf, type Judged } from './features.ts';
import type { Read } from './reading.ts';
import { isTakenBack, namesTrackingNegated } from './negated-tracking.ts';

/** Sentences judged together: as many as a disclosure usually has. */
export const WINDOW = 4;

/** Above this, sentences are taken for a disclosure; in the log-odds that training gives. */
const DISCLOSES = -0.3;
/** Where the rules find a disclosure, less is asked. */
const DISCLOSES_BY_RULE = -1;
/** Where neither opening nor what tells it is named, more is asked. */
const DISCLOSES_UNNAMED = 0;
/** What is asked of a sentence out of its company. */
const LIKELY = 0.5;
/** Above this, sentences are taken for a denial, whatever else they are. */
const DENIES = -1.5;
/**
 * A denial taken for a disclosure is the worst mistake: it puts words into the sender's mouth. So where tracking is
 * named under a negation, far more is asked for a disclosure, and less for a denial.
 */
const DISCLOSES_IN_DOUBT = 1;
const DENIES_IN_DOUBT = -2.2;
/** The rules' denial holds unless the model is sure of a disclosure, and of no denial. */
const SURE = 2;
const SURELY_NONE = -3;
/** Where the rules find a purpose, it counts unless the model thinks it this unlikely; elsewhere only this likely. */
const NAMED_BY_RULE = -2.5;
const NAMED = 1;

/**
 * What it takes to quote a sentence as the sender's denial, where no rule finds one. Words of which the model knows nothing
 * ("Thank you for reading.") are unlikely to be one, and yet pass the low bar that keeps a denial from counting as a disclosure.
 */
const DENIES_PLAINLY = 0;

/** What a few sentences say together. */
export interface Verdict {
  readonly discloses: boolean;
  /** What they say may be a denial: it is no disclosure. */
  readonly denies: boolean;
  /** They are likelier a denial than not: it may be held against the sender. */
  readonly deniesPlainly: boolean;
}

let shipped: Model | undefined;

/** The model that is part of the product. */
export function shippedModel(): Model {
  shipped ??= disclosureModel();
  return shipped;
}

/** How far a yes is likelier than a no, in log-odds. */
export function scoreOf(model: Model, question: Question, features: Features): number {
  const weights = model[question];
  let sum = 0;
  for (const [bucket, weight] of features) sum += (weights[bucket] ?? 0) * weight;
  return sum;
}

/**
 * Judges sentences that stand together. The rules' denial is a veto where they find no disclosure beside it. `strictly`:
 * of a single sentence out of its company, more is asked.
 */
export function judge(model: Model, sentences: readonly Judged[], strictly = false): Verdict {
  const features = featuresOf(sentences);
  const score = scoreOf(model, 'disclosure', features);
  const denial = scoreOf(model, 'denial', features);
  const byRule = sentences.some(({ stance }) => stance === 'discloses');
  const deniedByRule = !byRule && sentences.some(({ stance }) => stance === 'denies');
  const reads = sentences.map(({ read }) => read);
  const doubtful = namesTrackingNegated(reads);
  const worded = isTakenBack(reads) || (deniedByRule && (denial > SURELY_NONE || score < SURE));
  const denies = worded || denial > (doubtful ? DENIES_IN_DOUBT : DENIES);
  const enough = doubtful
    ? DISCLOSES_IN_DOUBT
    : strictly
      ? LIKELY
      : byRule
        ? DISCLOSES_BY_RULE
        : reads.some(namesOpening)
          ? DISCLOSES
          : DISCLOSES_UNNAMED;
  const discloses = !denies && score > enough;
  return { discloses, denies, deniesPlainly: worded || doubtful || denial > DENIES_PLAINLY };
}

/** The purposes that disclosing sentences name. @param byRules those that the rules find in them */
export function purposesOf(
  model: Model,
  sentences: readonly Judged[],
  byRules: readonly PurposeId[],
): PurposeId[] {
  const features = featuresOf(sentences);
  return PURPOSES.filter(
    (purpose) => scoreOf(model, purpose, features) > (byRules.includes(purpose) ? NAMED_BY_RULE : NAMED),
  );
}

const namesOpening = (read: Read): boolean => read.has('open', 'rate', 'pixel', 'lastDay');

/** Whether a sentence speaks of openings or of what tells them, so that it is worth a closer look. */
export function isCandidate({ read, stance }: Judged): boolean {
  if (stance !== 'nothing' || namesOpening(read)) return true;
  return read.has('mail') && read.has('know', 'see', 'measure', 'performance', 'profile');
}
