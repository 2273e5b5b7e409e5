/** Characters of a list's name; RFC 2919, section 2, has 255. */
const MAX_LIST_NAME = 255;

/** The name between the last angle brackets (RFC 2919, section 3): what stands before it is a description. */
const LIST_ID = /<\s{0,8}([^<>\s]+)\s{0,8}>[^<>]*$/;

/**
 * Which list a message came by: its List-Id (RFC 2919), or else the host that its List-Unsubscribe names first. Lower case;
 * null where neither says.
 *
 * @param listIds values of the field
 * @param unsubscribeUrls of List-Unsubscribe
 */
export function listName(listIds: readonly string[], unsubscribeUrls: readonly string[]): string | null {
  const [id, second] = listIds;
  // Several contradict each other.
  const named = id !== undefined && second === undefined ? LIST_ID.exec(id)?.[1] : undefined;
  if (named !== undefined && named.length <= MAX_LIST_NAME) return named.toLowerCase();
  const url = unsubscribeUrls.find((one) => /^https?:/i.test(one) && URL.canParse(one));
  return url === undefined ? null : new URL(url).hostname;
}
