import { plainName } from '../../shared/ui/plain-name.ts';

/** Lists say their name at the beginning. */
const HEAD = 5_000;

/**
 * What a list is called, safe to show: as it says itself (`! Title: …`), or else as its file is called.
 *
 * @param from name of the file, or URL, that it came from
 */
export function listTitle(text: string, from: string): string {
  const own = /^[!#][ \t]*title:(.*)$/im.exec(text.slice(0, HEAD))?.[1] ?? '';
  return plainName(own) || plainName(fileName(from)) || '?';
}

function fileName(from: string): string {
  if (!URL.canParse(from)) return from;
  const { pathname, hostname } = new URL(from);
  const last = pathname.split('/').at(-1) ?? '';
  return last === '' ? hostname : `${hostname}: ${last}`;
}
