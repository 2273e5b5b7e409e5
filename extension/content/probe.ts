/**
 * How a released picture is fetched without a trace in the page: a picture of ours, which never enters the document,
 * asks for the URL with its token; the page's own element asks for the unchanged URL while that request is under way,
 * and Chromium's memory cache, which ignores fragments, gives both the same answer (measured for `img`, `srcset`,
 * CSS, SVG and posters, with any caching header).
 */
export interface Probe {
  /** As in the reference. */
  readonly original: string;
  /** The same with its token. */
  readonly url: string;
  /** CORS mode that the page's element will ask in; null for a plain request. Only like joins like. */
  readonly crossOrigin: string | null;
}

const HTML = 'http://www.w3.org/1999/xhtml';

/**
 * Starts the requests. They are under way once the microtasks queued so far have run; the page's elements must get
 * their URLs in the same task.
 *
 * @param page the document whose elements are to join
 * @param onFailure called with the original URL of a probe that failed
 */
export async function startProbes(
  page: Document,
  probes: readonly Probe[],
  onFailure: (original: string) => void,
): Promise<void> {
  for (const { original, url, crossOrigin } of probes) {
    const picture = page.createElementNS(HTML, 'img') as HTMLImageElement;
    picture.crossOrigin = crossOrigin;
    // The sender learns no more than the request itself says (design/gate).
    picture.referrerPolicy = 'no-referrer';
    picture.onerror = () => {
      onFailure(original);
    };
    picture.src = url;
  }
  await Promise.resolve();
}
