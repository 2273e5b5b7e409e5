import { MAX_ALT, MAX_URL_LENGTH } from '../../shared/extract/limits.ts';
import type { MessageLink, RemoteReference } from '../../shared/extract/reference.ts';
import type { PageContext, ViewRequest } from '../messages.ts';

/**
 * Characters of one request: browsers refuse messages above 64 MB (a character may take six bytes in JSON), real views
 * stay below one.
 */
const MAX_CHARACTERS = 10 * 1024 * 1024;

/** What a message view showed, and who sent it. */
export interface ViewContent {
  readonly view: string;
  readonly context: PageContext;
  readonly references: readonly RemoteReference[];
  /** Those of them that were let through already. */
  readonly released: ReadonlySet<RemoteReference>;
  readonly links: readonly MessageLink[];
  readonly text: string;
  readonly beyondCap: number;
}

/** The request to judge a view, kept within what the background accepts. What does not fit stays held and is counted. */
export function viewRequest(content: ViewContent): ViewRequest {
  const fits = budget(MAX_CHARACTERS);
  const sent = content.references.flatMap((found) => {
    const reference = cutTexts(found);
    const { absolute, url, alt, link } = reference;
    return fits(absolute, url, alt ?? '', link ?? '')
      ? [{ reference, released: content.released.has(found) }]
      : [];
  });
  return {
    view: content.view,
    context: cutName(content.context),
    references: sent.map(({ reference }) => reference),
    links: content.links.filter((link) => fits(link.href, link.text, link.sentence)),
    text: content.text,
    beyondCap: content.beyondCap + content.references.length - sent.length,
    released: sent.flatMap(({ released }, index) => (released ? [index] : [])),
  };
}

/** Nobody's name is longer, but a sender may write anything. */
const MAX_NAME = 200;

function cutName(context: PageContext): PageContext {
  const { address, name } = context.sender;
  return { ...context, sender: { address, name: name?.slice(0, MAX_NAME) ?? null } };
}

/** What a description begins with is enough to tell a picture from a pixel, unless it declares a purpose. */
const MAX_ALT_SENT = 200;
const DECLARES = /email-tracking\s*:/i;

/** Texts that one element gives to thousands of candidates must not cost the pictures beside it their judgement. */
function cutTexts(reference: RemoteReference): RemoteReference {
  const { alt, link } = reference;
  return {
    ...reference,
    alt: alt?.slice(0, DECLARES.test(alt) ? MAX_ALT : MAX_ALT_SENT) ?? null,
    link: link?.slice(0, MAX_URL_LENGTH) ?? null,
  };
}

/** What a reference takes besides its texts, in characters of the message. */
const OVERHEAD = 300;

/** Says of each group of texts whether it still fits: none too long, and all together within `left` characters. */
function budget(left: number): (...texts: readonly string[]) => boolean {
  let rest = left;
  return (...texts) => {
    if (texts.some((text) => text.length > MAX_URL_LENGTH)) return false;
    const size = texts.reduce((sum, text) => sum + text.length, OVERHEAD);
    if (size > rest) return false;
    rest -= size;
    return true;
  };
}
