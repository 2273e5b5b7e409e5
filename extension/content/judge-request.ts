import { MAX_URL_LENGTH } from '../../shared/extract/limits.ts';
import type { MessageLink, RemoteReference } from '../../shared/extract/reference.ts';
import type { JudgeRequest, PageContext } from '../messages.ts';

/** Characters of URLs in one request: browsers refuse messages above 64 MB, real views stay below one. */
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** What a document showed, and who sent it. */
export interface ViewContent {
  readonly view: string;
  readonly context: PageContext;
  readonly references: readonly RemoteReference[];
  readonly links: readonly MessageLink[];
  readonly beyondCap: number;
}

/** The request to judge a view, kept within what the background accepts. What does not fit stays held and is counted. */
export function judgeRequest(content: ViewContent): JudgeRequest {
  const fits = budget(MAX_CHARACTERS);
  const references = content.references
    .map(cutLink)
    .filter((reference) => fits(reference.absolute, reference.url, reference.link ?? ''));
  const links = content.links.filter((link) => fits(link.href));
  const beyondCap = content.beyondCap + content.references.length - references.length;
  return {
    kind: 'judge',
    view: content.view,
    context: cutName(content.context),
    references,
    links,
    beyondCap,
  };
}

/** Nobody's name is longer, but a sender may write anything. */
const MAX_NAME = 200;

function cutName(context: PageContext): PageContext {
  const { address, name } = context.sender;
  return { ...context, sender: { address, name: name?.slice(0, MAX_NAME) ?? null } };
}

/** A picture is judged by its own address; a link too long to be one is not worth refusing the picture for. */
function cutLink(reference: RemoteReference): RemoteReference {
  if (reference.link === null || reference.link.length <= MAX_URL_LENGTH) return reference;
  return { ...reference, link: reference.link.slice(0, MAX_URL_LENGTH) };
}

/** Says of each group of URLs whether it still fits: none too long, and all together within `left` characters. */
function budget(left: number): (...urls: readonly string[]) => boolean {
  let rest = left;
  return (...urls) => {
    if (urls.some((url) => url.length > MAX_URL_LENGTH)) return false;
    const size = urls.reduce((sum, url) => sum + url.length, 0);
    if (size > rest) return false;
    rest -= size;
    return true;
  };
}
