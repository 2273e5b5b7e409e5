const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that a safe view keeps: text, tables, lists, and their old-fashioned styling. All others lose their tags. */
export const KEPT_ELEMENTS = words(
  'a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del dfn dir ' +
    'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav nobr ol p ' +
    'pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr ' +
    'tt u ul var wbr',
);

/** Elements whose content is no part of the message's text where scripts do not run. */
export const DROPPED_CONTENT = words(
  'script title textarea template iframe xmp noembed noframes plaintext select',
);

/** Attributes that name nothing on the network. URLs and styles have rules of their own (`safe-html.ts`). */
export const KEPT_ATTRIBUTES = words(
  'abbr align alt aria-hidden aria-label bgcolor border cellpadding cellspacing class clear color cols colspan ' +
    'compact dir face frame headers height hidden hspace id lang name noshade nowrap reversed role rowspan rules scope size ' +
    'span start summary title type valign value vspace width',
);

/** Attributes that are read and rewritten. */
export const REWRITTEN_ATTRIBUTES = words('href src srcset background style');
