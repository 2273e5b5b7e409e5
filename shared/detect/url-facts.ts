import type { Listed } from './listed.ts';
import type { VendorIndex, VendorMatch } from './vendors.ts';
import { isStaticAsset } from './static-asset.ts';
import { namesPerson } from './person-parameter.ts';
import { hasTrackingHost, hasTrackingPath, isPixelHost, isTrackingWord } from './tracking-path.ts';
import {
  isReadableName,
  urlIndividuality,
  urlTokens,
  type Individuality,
  type UrlTokens,
} from './url-tokens.ts';
import { urlParts, type UrlParts } from './url-parts.ts';

/** The public suffix list and the vendors' table, which the caller loads once. */
export interface Tables {
  readonly vendors: VendorIndex;
  registrableDomain(host: string): string | null;
  /** The user's filter lists; missing where there are none. */
  readonly listed?: Listed | undefined;
  /** What is doubtful counts as a tracker; missing: it does not. */
  readonly strict?: boolean | undefined;
}

/** What one URL tells, whoever shows it: worked out once however often it stands in a message. */
export interface UrlFacts {
  readonly parts: UrlParts;
  readonly vendor: VendorMatch | null;
  readonly tokens: UrlTokens;
  /** Ends in a file name of a picture, style or font. */
  readonly isFile: boolean;
  /** The same, and nothing in its query varies by recipient. */
  readonly isStatic: boolean;
  /** Static even for something that nobody sees: its name is a word, and no random folder stands before a telling one. */
  readonly isStaticName: boolean;
  /** A query parameter names a person. */
  readonly namesPerson: boolean;
  readonly trackingPath: boolean;
  readonly trackingHost: boolean;
  /** The host's own name says that it serves pixels. */
  readonly pixelHost: boolean;
  /** Of the query alone for files, of path and query otherwise. */
  readonly individuality: Individuality;
  /** Of path and query, whatever the path ends in. */
  readonly anyIndividuality: Individuality;
}

/** Reads a URL; null where it is none. */
export function urlFacts(url: string, tables: Tables): UrlFacts | null {
  const parts = urlParts(url);
  if (parts === null) return null;
  const tokens = urlTokens(parts);
  const registrable = tables.registrableDomain(parts.host);
  const isFile = isStaticAsset(parts);
  const ofPath = urlIndividuality(tokens.path);
  const ofQuery = urlIndividuality(tokens.query);
  const isStatic = isFile && ofQuery === 0;
  const name = parts.segments.at(-1) ?? '';
  const isWord = isReadableName(name);
  const anyIndividuality = ofPath > ofQuery ? ofPath : ofQuery;
  return {
    parts,
    tokens,
    isFile,
    isStatic,
    isStaticName: isStatic && isWord && (ofPath === 0 || !isTrackingWord(name)),
    vendor: tables.vendors.match(parts),
    namesPerson: namesPerson(parts),
    trackingPath: hasTrackingPath(parts, isFile),
    trackingHost: hasTrackingHost(parts.host, registrable),
    pixelHost: isPixelHost(parts.host, registrable),
    individuality: isFile ? ofQuery : anyIndividuality,
    anyIndividuality,
  };
}
