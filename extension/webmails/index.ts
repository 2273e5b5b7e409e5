import type { PageContext } from '../messages.ts';
import { topDocument, type WebmailAdapter } from './adapter.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { roundcube } from './roundcube.ts';

const ADAPTERS: readonly WebmailAdapter[] = [gmail, roundcube, generic];

function adapterFor(page: Document): WebmailAdapter {
  return ADAPTERS.find((adapter) => adapter.recognises(page)) ?? generic;
}

/**
 * Who sent what a page shows, by the adapter that recognises it or, in a frame that none does, the page around it.
 *
 * @param webmail what to call the webmail when no adapter recognises it
 */
export function pageContext(
  page: Document,
  webmail: string,
): { adapter: WebmailAdapter; context: PageContext } {
  const own = adapterFor(page);
  const around = own === generic ? topDocument(page) : page;
  const adapter = around === page ? own : adapterFor(around);
  const context = { webmail: adapter === generic ? webmail : adapter.id, ...adapter.read(around) };
  return { adapter: own, context };
}
