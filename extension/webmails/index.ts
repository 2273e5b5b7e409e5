import type { WebmailAdapter } from './adapter.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { roundcube } from './roundcube.ts';

const ADAPTERS: readonly WebmailAdapter[] = [gmail, roundcube, generic];

/** The adapter that recognises this page; the generic one when none does. */
export function adapterFor(page: Document): WebmailAdapter {
  return ADAPTERS.find((adapter) => adapter.recognises(page)) ?? generic;
}
