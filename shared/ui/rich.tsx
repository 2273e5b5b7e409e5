import type { ComponentChildren } from 'preact';
import { Fragment } from 'preact';
import type { MessageKey, Params, Translate } from '../locales/translate.ts';

/** Stand in a sentence for what is drawn; private-use characters, which no catalogue has. */
const FIRST_MARK = 0xe000;

/**
 * A sentence with drawn parts in it: foreign names stay isolated from our words, wherever the language puts them.
 *
 * @param parts by the placeholder's name
 */
export function rich(
  t: Translate,
  key: MessageKey,
  parts: Readonly<Record<string, ComponentChildren>>,
  params: Params = {},
): ComponentChildren {
  const names = Object.keys(parts);
  const mark = (index: number): string => String.fromCharCode(FIRST_MARK + index);
  const marks = Object.fromEntries(names.map((name, index) => [name, mark(index)]));
  const pieces = t(key, { ...params, ...marks }).split(/([\ue000-\uf8ff])/u);
  return pieces.map((piece, index) => {
    const name = names[piece.charCodeAt(0) - FIRST_MARK];
    return <Fragment key={index}>{name === undefined ? piece : parts[name]}</Fragment>;
  });
}
