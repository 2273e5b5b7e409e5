/** How a stand-in attribute's value is written. */
export type BlockedSyntax = 'url' | 'srcset' | 'css' | 'strings';

/** What an attribute stands in for: the plain attribute's name, and how its value is written. */
interface StandIn {
  readonly plain: string;
  readonly syntax: BlockedSyntax;
}

const url = (plain: string): StandIn => ({ plain, syntax: 'url' });
const SRCSET: StandIn = { plain: 'srcset', syntax: 'srcset' };
const STYLE: StandIn = { plain: 'style', syntax: 'css' };
const STYLE_STRINGS: StandIn = { plain: 'style', syntax: 'strings' };

/**
 * Attributes under which webmails keep a URL that they do not load yet (each webmail's own source, see
 * docs on webmails). Lazy loaders of other pages use some of the names; listing those does no harm.
 */
export const BLOCKED_ATTRIBUTES: Readonly<Record<string, StandIn>> = {
  // Outlook on the web
  blockedimagesrc: url('src'),
  originalsrc: url('src'),
  // SOGo
  'unsafe-src': url('src'),
  'unsafe-srcset': SRCSET,
  'unsafe-data': url('data'),
  'unsafe-classid': url('classid'),
  'unsafe-background': url('background'),
  'unsafe-poster': url('poster'),
  'unsafe-style': STYLE,
  // Horde
  htmlimgblocked: url('src'),
  htmlimgblocked_srcset: SRCSET,
  htmlcssblocked: STYLE,
  // RainLoop and SnappyMail
  'data-x-src': url('src'),
  'data-x-srcset': SRCSET,
  'data-x-hidden-src': url('src'),
  'data-x-additional-src': url('src'),
  'data-x-style-url': STYLE_STRINGS,
  'data-x-additional-style-url': STYLE_STRINGS,
  // Nextcloud
  'data-original-src': url('src'),
  'data-original-style': STYLE,
  'data-original-content': STYLE,
  // Zimbra
  dfsrc: url('src'),
  dfbackground: url('background'),
  pnsrc: url('src'),
  // Tuta
  'draft-src': url('src'),
  'draft-srcset': SRCSET,
  'draft-href': url('href'),
  'draft-xlink:href': url('xlink:href'),
  'draft-background': url('background'),
  'draft-poster': url('poster'),
  // Proton
  'proton-src': url('src'),
  'proton-srcset': SRCSET,
  'proton-background': url('background'),
  'proton-poster': url('poster'),
  'proton-xlink:href': url('xlink:href'),
  'proton-href': url('href'),
  'proton-data': url('data'),
  // Cypht, and lazy loaders anywhere
  'data-src': url('src'),
  'data-srcset': SRCSET,
};

/** Types of a `<style>` whose rules a webmail has put aside (Horde): no browser applies it, the webmail later does. */
const BLOCKED_STYLE_TYPES: ReadonlySet<string> = new Set(['text/x-imp-cssblocked']);

/** Whether a webmail has put aside the rules of a style element of this `type`. */
export function isBlockedStyleType(type: string | null): boolean {
  return type !== null && BLOCKED_STYLE_TYPES.has(type.trim().toLowerCase());
}
