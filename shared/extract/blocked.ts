/** How a stand-in attribute's value is written. */
export type BlockedSyntax = 'url' | 'srcset' | 'css' | 'strings';

/**
 * Attributes under which webmails keep a URL that they do not load yet (each webmail's own source, see
 * docs on webmails). Lazy loaders of other pages use some of the names; listing those does no harm.
 */
export const BLOCKED_ATTRIBUTES: Readonly<Record<string, BlockedSyntax>> = {
  // Outlook on the web
  blockedimagesrc: 'url',
  originalsrc: 'url',
  // SOGo
  'unsafe-src': 'url',
  'unsafe-srcset': 'srcset',
  'unsafe-data': 'url',
  'unsafe-classid': 'url',
  'unsafe-background': 'url',
  'unsafe-poster': 'url',
  'unsafe-style': 'css',
  // Horde
  htmlimgblocked: 'url',
  htmlimgblocked_srcset: 'srcset',
  htmlcssblocked: 'css',
  // RainLoop and SnappyMail
  'data-x-src': 'url',
  'data-x-srcset': 'srcset',
  'data-x-hidden-src': 'url',
  'data-x-additional-src': 'url',
  'data-x-style-url': 'strings',
  'data-x-additional-style-url': 'strings',
  // Nextcloud
  'data-original-src': 'url',
  'data-original-style': 'css',
  'data-original-content': 'css',
  // Zimbra
  dfsrc: 'url',
  dfbackground: 'url',
  pnsrc: 'url',
  // Tuta
  'draft-src': 'url',
  'draft-srcset': 'srcset',
  'draft-href': 'url',
  'draft-xlink:href': 'url',
  'draft-background': 'url',
  'draft-poster': 'url',
  // Proton
  'proton-src': 'url',
  'proton-srcset': 'srcset',
  'proton-background': 'url',
  'proton-poster': 'url',
  'proton-xlink:href': 'url',
  'proton-href': 'url',
  'proton-data': 'url',
  // Cypht, and lazy loaders anywhere
  'data-src': 'url',
  'data-srcset': 'srcset',
};
