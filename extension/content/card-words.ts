import { Fragment, h, options, type ComponentChildren, type VNode } from 'preact';

/** The attribute from which the card's style sheet draws words. */
const WORDS = 'data-words';

/** Draws the words; belongs in the card's style sheet. */
export const WORDS_CSS = `[${WORDS}]::before { content: attr(${WORDS}); }`;

/**
 * From now on this script's Preact writes no text into the document: words become drawn content. A page finds text in
 * closed shadow roots with `window.find` (measured in Chromium 156), word by word; what is drawn it does not, while
 * assistive technology reads it all the same.
 */
export function drawAllWords(): void {
  // Nobody else has set it: this script's Preact is its own.
  options.vnode = (vnode: VNode) => {
    const { type } = vnode;
    if (typeof type === 'string' || type === Fragment) {
      const props = vnode.props as { children?: ComponentChildren };
      if (props.children !== undefined) props.children = drawn(props.children);
    }
  };
}

function drawn(children: ComponentChildren): ComponentChildren {
  if (Array.isArray(children)) return children.map(drawn);
  if (typeof children !== 'string' && typeof children !== 'number') return children;
  return h('span', { [WORDS]: String(children) });
}
