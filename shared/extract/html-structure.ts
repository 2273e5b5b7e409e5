/** Elements that never have content (HTML standard, and the obsolete ones parsers still treat so). */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const TABLE_SCOPE = words('table template html');
const CELL_SCOPE = words('td th caption table template html object applet marquee button');
const LIST_SCOPE = words('ul ol table td th template html');
const NOTHING = words('');

/** Which open elements a start tag ends, looking outwards until an element of `stops`. */
export interface ImpliedEnd {
  readonly closes: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
}

const PARAGRAPH: ImpliedEnd = { closes: words('p'), stops: CELL_SCOPE };

const IMPLIED_ENDS = new Map<string, ImpliedEnd>([
  ['td', { closes: words('td th'), stops: words('tr table template html') }],
  ['th', { closes: words('td th'), stops: words('tr table template html') }],
  ['tr', { closes: words('tr td th'), stops: TABLE_SCOPE }],
  ...['tbody', 'thead', 'tfoot'].map((tag): [string, ImpliedEnd] => [
    tag,
    { closes: words('tbody thead tfoot tr td th'), stops: TABLE_SCOPE },
  ]),
  ['li', { closes: words('li'), stops: LIST_SCOPE }],
  ['dd', { closes: words('dd dt'), stops: words('dl table td th template html') }],
  ['dt', { closes: words('dd dt'), stops: words('dl table td th template html') }],
  ['option', { closes: words('option'), stops: words('select datalist optgroup td') }],
  ['a', { closes: words('a'), stops: CELL_SCOPE }],
  ['body', { closes: words('head'), stops: NOTHING }],
  ...(
    'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul'
  )
    .split(' ')
    .map((tag): [string, ImpliedEnd] => [tag, PARAGRAPH]),
]);

/** What a start tag ends; undefined for most tags. */
export function impliedEnd(tag: string): ImpliedEnd | undefined {
  return IMPLIED_ENDS.get(tag);
}

const TABLE_TAGS = words('table tbody thead tfoot tr td th caption');
/** A link that is not closed ends with the cell around it. */
export const CELLS: ReadonlySet<string> = words('td th caption');
/** Tags that mean something only inside a table. */
export const TABLE_PARTS: ReadonlySet<string> = words('tbody thead tfoot tr td th caption colgroup');
/** The parts of a document; inside content, their tags are dropped. */
export const SECTIONS: ReadonlySet<string> = words('body html head frameset');
/** What may stand in a head; anything else ends it. */
export const IN_HEAD: ReadonlySet<string> = words(
  'base basefont bgsound link meta noframes noscript script style template title',
);

/** Where the search for the element that an end tag closes stops. */
export function endTagStops(tag: string): ReadonlySet<string> {
  if (SECTIONS.has(tag)) return NOTHING;
  return TABLE_TAGS.has(tag) ? TABLE_SCOPE : CELL_SCOPE;
}

/** Start tags that throw a parser out of `svg` and `math` (HTML standard, "any other start tag" in foreign content). */
export const OUT_OF_FOREIGN: ReadonlySet<string> = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta ' +
    'nobr ol p pre ruby s small span strong strike sub sup table tt u ul var',
);
