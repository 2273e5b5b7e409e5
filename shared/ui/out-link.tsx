import type { JSX } from 'preact';
import { hostInAscii } from './web-address.ts';

/** A link that a sender gave, shown as the host it really leads to; plain words where it leads nowhere. */
export function OutLink({ url }: { readonly url: string }): JSX.Element | null {
  const host = hostInAscii(url);
  if (host === null) return null;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      <bdi>{host}</bdi>
    </a>
  );
}
