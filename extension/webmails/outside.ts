/**
 * Matches of `selector` in `root` that do not stand in a message's body: nothing in there is the webmail's own.
 *
 * @param body what the messages' authors wrote, or the frames around it (CSS selector)
 */
export function outside(root: ParentNode, selector: string, body: string): Element[] {
  const found = root.querySelectorAll(selector);
  if (found.length <= FEW) return [...found].filter((element) => !element.closest(body));
  return walkAround(root, selector, body);
}

/** Elements of `found`, which is in document order, that stand in no other one of them. */
export function outermost(found: ArrayLike<Element>): Element[] {
  const all = Array.from(found);
  const kept: Element[] = [];
  for (let index = 0; index < all.length;) {
    const element = all[index];
    if (!element) break;
    kept.push(element);
    index = endOf(element, all, index + 1);
  }
  return kept;
}

/** The index of the first element from `low` on that `element` does not hold; those it holds stand together. */
function endOf(element: Element, all: readonly Element[], low: number): number {
  let [from, to] = [low, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (element.contains(all[middle] ?? null)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** As many matches as only a hostile message has are not asked one by one how deep they stand: bodies are not entered. */
function walkAround(root: ParentNode, selector: string, body: string): Element[] {
  const walker = documentOf(root).createTreeWalker(root, SHOW_ELEMENT, (node) => {
    const element = node as Element;
    if (element.matches(body)) return REJECT;
    return element.matches(selector) ? ACCEPT : SKIP;
  });
  const found: Element[] = [];
  while (found.length < FEW && walker.nextNode()) found.push(walker.currentNode as Element);
  return found;
}

function documentOf(root: ParentNode): Document {
  return root.ownerDocument ?? (root as Document);
}

const SHOW_ELEMENT = 1; // NodeFilter's numbers
const ACCEPT = 1;
const REJECT = 2;
const SKIP = 3;

/** More matches than any header, list or conversation has. */
const FEW = 1000;
