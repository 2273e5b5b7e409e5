import type { Declaration } from './declaration.ts';
import { OPT_OUT_KINDS, type OptOut } from './opt-out.ts';

/** Ways out that are shown of one message; nobody reads more, and a hostile message may hold thousands. */
const MAX_OPT_OUTS = 20;

/**
 * All ways out of one message, best first and each address once, under the best kind it was given for. Where two are
 * equally good, the sender's declaration stands first, then the header, then links of the body.
 */
export function mergeOptOuts(
  declarations: readonly Declaration[],
  header: readonly OptOut[],
  body: readonly OptOut[],
): OptOut[] {
  const all = [...declarations.flatMap(withdrawal), ...header, ...body];
  const best = all.sort((a, b) => OPT_OUT_KINDS.indexOf(a.kind) - OPT_OUT_KINDS.indexOf(b.kind));
  const once = new Map<string, OptOut>();
  for (const optOut of best) if (!once.has(optOut.url)) once.set(optOut.url, optOut);
  return [...once.values()].slice(0, MAX_OPT_OUTS);
}

/** The address that a declaration names for withdrawing (recommendation, section 5). */
function withdrawal({ withdraw, carrier, quote }: Declaration): OptOut[] {
  if (withdraw === null) return [];
  return [
    {
      kind: 'withdraw-tracking',
      source: 'declaration',
      url: withdraw,
      quote: carrier === 'header' ? null : quote,
    },
  ];
}
