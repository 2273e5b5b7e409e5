import { isSeparator, splitTokens, tokensOf, type Token } from './tokens.ts';

/** One method's result, such as `dkim=pass header.d=shop.example`. Names and results lower case. */
export interface MethodResult {
  readonly method: string;
  readonly result: string;
  /** Properties as `header.d`; of one that stands twice, the first. */
  readonly properties: ReadonlyMap<string, string>;
}

/** One Authentication-Results field. */
export interface ResultField {
  /** Who says it, lower case; null where that is left out, as Exchange Online does. */
  readonly authservId: string | null;
  readonly results: readonly MethodResult[];
}

/**
 * Reads the value of an Authentication-Results field (RFC 8601, section 2.2). Comments and quoted strings never count as
 * results; what is no `method=result` is passed over. Never throws; linear.
 */
export function readResultField(value: string): ResultField {
  const parts = splitTokens(tokensOf(value, ';='), ';');
  const [first = []] = parts;
  const named = !first.some((token) => isSeparator(token, '='));
  return {
    authservId: named ? (first[0]?.text.toLowerCase() ?? null) : null,
    results: (named ? parts.slice(1) : parts).flatMap(readResult),
  };
}

function readResult(part: readonly Token[]): MethodResult[] {
  const [first, ...others] = pairsOf(part);
  if (first === undefined || !isSeparator(part[1], '=')) return [];
  const properties = new Map<string, string>();
  for (const [name, value] of others) if (!properties.has(name)) properties.set(name, value);
  // The method may carry a version of its own: `dkim/1=pass`.
  const method = first[0].replace(/\/[0-9]*$/, '');
  return [{ method, result: first[1].toLowerCase(), properties }];
}

function pairsOf(part: readonly Token[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 2 < part.length; at += 1) {
    const [name, equals, value] = part.slice(at, at + 3);
    if (name?.kind !== 'word' || !isSeparator(equals, '=') || value === undefined) continue;
    if (value.kind === 'separator') continue;
    pairs.push([name.text.toLowerCase(), value.text]);
    at += 2;
  }
  return pairs;
}
