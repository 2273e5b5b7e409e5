import type { Judgement } from '../../../shared/detect/judgement.ts';
import { readAlt } from '../../../shared/disclose/alt.ts';
import type { Contradiction, Disclosure, Doubt } from '../../../shared/disclose/disclosure.ts';
import { readEmailTracking } from '../../../shared/disclose/email-tracking.ts';
import { fieldList, valuesOf } from '../../../shared/disclose/headers/field-list.ts';
import type { Mistake } from '../../../shared/disclose/mistake.ts';
import { neededPurposes } from '../../../shared/disclose/needed-purposes.ts';
import { headerBlock } from './disclosure.ts';
import type { InputMessage } from './input.ts';

/** Mistakes that are listed for one message; a list of a thousand pixels repeats itself. */
const MAX_LISTED = 30;

const DOUBTS: Readonly<Record<Doubt, string>> = {
  'promotional-mail': 'the message is promotional',
  'keeps-more': 'more is kept than the day of the last opening',
  'profiling-vendor': "a pixel's vendor is known for profiling",
  'declared-with-consent-purposes': 'purposes that need consent stand beside it',
};

const CONTRADICTIONS: Readonly<Record<Contradiction, string>> = {
  denied: 'the words say that there is no tracking, and there is',
  'carriers-differ': 'the declarations of this message name different purposes',
};

/** A mistake in plain words. `place`: where the declaration stands, as the sentence's subject. */
function words(mistake: Mistake, place: string): string {
  switch (mistake.kind) {
    case 'too-long':
      return `${place} is longer than ${mistake.max} characters and is not read`;
    case 'not-parsed':
      return `${place} cannot be parsed at character ${mistake.position}`;
    case 'not-ascii':
      return `${place} has a character that is not ASCII at ${mistake.position} (names can be display strings)`;
    case 'says-nothing':
      return `${place} has no member that is known`;
    case 'no-purposes':
      return `${place} names no purpose`;
    case 'unknown-member':
      return `${place}: unknown member "${mistake.member}"`;
    case 'unknown-purpose':
      return `${place}: unknown purpose "${mistake.purpose}"`;
    case 'wrong-type':
      return `${place}: "${mistake.member}" is not of its type (docs/declare.md)`;
    case 'bad-url':
      return `${place}: "${mistake.member}" must be an https address of a public host`;
  }
}

function declarationMistakes(message: InputMessage, judgements: readonly Judgement[]): string[] {
  const fields = valuesOf(fieldList(headerBlock(message)), 'email-tracking');
  const inHeader = fields.length === 0 ? [] : readEmailTracking(fields.join(', ')).mistakes;
  const inAlts = judgements.flatMap(
    ({ reference }) => readAlt(reference.alt ?? '', reference.absolute)?.mistakes ?? [],
  );
  return [
    ...inHeader.map((mistake) => words(mistake, 'the header')),
    ...inAlts.map((mistake) => words(mistake, 'an alternative text')),
  ];
}

/** Consent must be as easy to withdraw as to give, by a link in every message (recommendation, section 5). */
function lacksWithdrawal({ purposes, optOuts }: Disclosure): boolean {
  return (
    purposes.some(({ regime }) => regime === 'consent') &&
    !optOuts.some(({ kind }) => kind === 'withdraw-tracking')
  );
}

/** What a sender should correct in a message, in plain words, each once. */
export function mistakesOf(
  message: InputMessage,
  judgements: readonly Judgement[],
  disclosure: Disclosure,
): string[] {
  const silent = judgements.filter(
    ({ verdict, originalUrl }) => verdict === 'tracker' && neededPurposes(disclosure, originalUrl) === null,
  ).length;
  const found = [
    ...declarationMistakes(message, judgements),
    ...disclosure.purposes.flatMap(({ purpose, doubt }) =>
      doubt === null ? [] : `"${purpose}" is not taken for exempt: ${DOUBTS[doubt]}`,
    ),
    ...disclosure.contradictions.map((contradiction) => CONTRADICTIONS[contradiction]),
    ...(silent === 0
      ? []
      : [`${silent} ${silent === 1 ? 'tracker carries' : 'trackers carry'} no declaration`]),
    ...(lacksWithdrawal(disclosure) ? ['no way to withdraw from tracking was found'] : []),
  ];
  return [...new Set(found)].slice(0, MAX_LISTED);
}
