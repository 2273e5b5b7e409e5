/** A piece of a structured field's value: a word, a quoted string without its quotes, or one separating character. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'separator';
  readonly text: string;
}

const SPACE = /\s/;

/**
 * Cuts a structured field's value into words, quoted strings and separators; white space and comments (RFC 5322,
 * section 3.2.2: in parentheses, nested, with `\` before a character that means itself) only separate. What is opened
 * and never closed reaches to the end. Linear, without recursion.
 *
 * @param separators characters that stand for themselves, such as `;=`
 */
export function tokensOf(value: string, separators: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < value.length) {
    const character = value.charAt(at);
    if (SPACE.test(character)) at += 1;
    else if (character === '(') at = afterComment(value, at);
    else if (character === '"') {
      const end = closingQuote(value, at);
      tokens.push({ kind: 'quoted', text: value.slice(at + 1, end).replace(/\\(.)/gsu, '$1') });
      at = end + 1;
    } else if (separators.includes(character)) {
      tokens.push({ kind: 'separator', text: character });
      at += 1;
    } else {
      const end = wordEnd(value, at, separators);
      tokens.push({ kind: 'word', text: value.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

/** Cuts `tokens` at a separator; as `String.split` does. */
export function splitTokens(tokens: readonly Token[], separator: string): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isSeparator(token, separator)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

export function isSeparator(token: Token | undefined, separator: string): boolean {
  return token?.kind === 'separator' && token.text === separator;
}

/**
 * Where white space and comments that begin at `at` end.
 *
 * @returns the place of the first character behind them
 */
export function afterSpace(value: string, at: number): number {
  let next = at;
  while (next < value.length) {
    if (SPACE.test(value.charAt(next))) next += 1;
    else if (value.charAt(next) === '(') next = afterComment(value, next);
    else break;
  }
  return next;
}

function afterComment(value: string, start: number): number {
  let depth = 0;
  for (let at = start; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')' && (depth -= 1) === 0) return at + 1;
  }
  return value.length;
}

function closingQuote(value: string, start: number): number {
  for (let at = start + 1; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') return at;
  }
  return value.length;
}

function wordEnd(value: string, start: number, separators: string): number {
  let end = start + 1;
  while (end < value.length) {
    const character = value.charAt(end);
    if (SPACE.test(character) || character === '(' || character === '"' || separators.includes(character))
      break;
    end += 1;
  }
  return end;
}
