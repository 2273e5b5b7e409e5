import { BADGE_CSS, badgeContent } from '../../../shared/ui/badge.ts';
import { PLACEHOLDER_CSS, placeholderContent } from '../../../shared/ui/placeholder.ts';
import { translator } from '../../../shared/locales/translate.ts';

/** Sizes of blocked pictures: pixels, banners, thumbnails, unknown. */
const SIZES = [
  [1, 1],
  [20, 400],
  [79, 39],
  [80, 40],
  [120, 60],
  [239, 120],
  [240, 88],
  [600, 200],
  [600, 40],
  [99_999, 99_999],
  [null, null],
] as const;

/** Puts a builder's content into an open shadow root, so that a test can look inside; the element is reset as in a webmail. */
function show(css: string, root: HTMLElement): HTMLElement {
  const host = document.createElement('div');
  host.style.setProperty('all', 'initial', 'important');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  document.querySelector('main')?.append(host, ' ');
  return host;
}

const t = translator(document.documentElement.lang);
const badge = { text: t('badge.blocked', { count: 2 }), title: t('badge.open') };
const placed = show(BADGE_CSS, badgeContent(document, badge).root);
placed.id = 'badge';
for (const [name, value] of [
  ['position', 'fixed'],
  ['top', '8px'],
  ['right', '8px'],
] as const) {
  placed.style.setProperty(name, value, 'important');
}
const words = { why: t('placeholder.why'), load: t('placeholder.load') };
for (const [width, height] of SIZES) {
  const { root } = placeholderContent(document, words, { width, height });
  root.dataset['size'] = `${width}x${height}`;
  show(PLACEHOLDER_CSS, root);
}
