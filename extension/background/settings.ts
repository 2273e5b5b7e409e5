import * as v from 'valibot';
import { DEFAULT_POLICY, type Policy } from '../../shared/decide/decision.ts';
import { browser } from '../platform/browser.ts';

const KEY = 'settings';
const settingsSchema = v.object({ showVisibleIndividual: v.boolean() });

/** The user's settings; what is missing or damaged counts as the default, which blocks more. */
async function readPolicy(): Promise<Policy> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  const parsed = v.safeParse(settingsSchema, stored);
  return parsed.success ? parsed.output : DEFAULT_POLICY;
}

let policy: Promise<Policy> | null = null;

browser.storage.local.onChanged.addListener(() => {
  policy = null;
});

/** The settings that a decision depends on, read once and again after each change. */
export function loadPolicy(): Promise<Policy> {
  policy ??= readPolicy();
  return policy;
}
