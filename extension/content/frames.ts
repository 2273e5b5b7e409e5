/**
 * Frames that get no content script of their own: `src="javascript:false"` filled by `document.write` (design/gate).
 * The guard of the document around them reaches in.
 */
import { isGuarded } from './marker.ts';

/** The document of a same-origin frame that no guard watches; null when it is somebody else's or already watched. */
export function unguardedDocument(frame: Element): Document | null {
  try {
    const { contentDocument, contentWindow } = frame as HTMLIFrameElement;
    if (!contentDocument || !contentWindow || isGuarded(contentWindow)) return null;
    return contentDocument;
  } catch {
    return null; // Another origin: that frame has its own content script.
  }
}

const FRAMES = 'iframe, frame';

/**
 * Calls `found` for each frame below `root` that nobody watches, now and whenever one of them loads anew.
 *
 * @param seen frames that are listened to already
 */
export function adoptFrames(
  root: ParentNode,
  seen: WeakSet<Element>,
  found: (page: Document) => void,
  signal: AbortSignal,
): void {
  const self = 'matches' in root && (root as Element).matches(FRAMES) ? [root as Element] : [];
  for (const frame of [...self, ...root.querySelectorAll(FRAMES)]) {
    const adopt = () => {
      const page = unguardedDocument(frame);
      if (page) found(page);
    };
    adopt();
    if (seen.has(frame)) continue;
    seen.add(frame);
    frame.addEventListener('load', adopt, { signal });
  }
}
