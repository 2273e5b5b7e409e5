/**
 * Functions that the browser runs inside a page's frames, in the extension's own world, where no content script may be
 * at work. Each is sent as its text: it may use nothing from outside itself.
 */

/** What one frame is like. */
export interface FrameLook {
  /** A guard is at work there, or none is needed. */
  readonly guarded: boolean;
  /** A picture from another host stands there without having loaded. */
  readonly heldPicture: boolean;
  /** A picture's address is put aside while its judgement is awaited. */
  readonly waiting: boolean;
}

/**
 * Looks at a frame.
 *
 * @param ownHosts hosts whose pictures are the webmail's own
 */
export function lookAtFrame(ownHosts: readonly string[]): FrameLook {
  const MAX_PICTURES = 2_000; // A page with more is looked at in part: it may not cost the page its time.
  type Marks = {
    pixelgateGuard?: { page: Document; alive(): boolean };
    pixelgateIdle?: boolean;
    pixelgateSecret?: string;
  };
  const { pixelgateGuard: mark, pixelgateIdle: idle, pixelgateSecret: secret } = window as Window & Marks;
  const parked = ['src', 'srcset'].map((name) => `img[data-held-${name}^="${secret ?? ''} "]`).join(',');
  const isForeign = (url: string): boolean => {
    if (!/^https?:/.test(url)) return false;
    const { hostname } = new URL(url);
    return !ownHosts.some((own) => hostname === own || hostname.endsWith(`.${own}`));
  };
  const isHeld = (picture: HTMLImageElement): boolean =>
    picture.complete && picture.naturalWidth === 0 && isForeign(picture.currentSrc || picture.src);
  return {
    guarded: idle === true || (mark !== undefined && mark.page === document && mark.alive()),
    heldPicture: Array.from(document.images).slice(0, MAX_PICTURES).some(isHeld),
    waiting: secret !== undefined && document.querySelector(parked) !== null,
  };
}

/**
 * Ends the guard of a frame and asks for all its pictures again, wherever they stand: elements, styles, shadow roots,
 * frames that get no script of their own. Resolves when they have loaded or failed, or after `limit`.
 *
 * @param run a random word that names this asking, so that no document is dealt with twice
 * @param limit milliseconds
 */
export async function askForPictures(run: string, limit: number): Promise<void> {
  type Mark = { pixelgateGuard?: { stop(): void }; pixelgateAsked?: string; pixelgateSecret?: string };
  const HELD = 'data-held-';
  const secret = (window as Window & Mark).pixelgateSecret;
  const CSS_PATIENCE = 1_500; // A background tells nobody when it has loaded (milliseconds).
  const HTML = 'http://www.w3.org/1999/xhtml';
  const again: (() => void)[] = [];
  const pictures: HTMLImageElement[] = [];
  const css = { touched: false };

  const reset = (element: Element, attribute: string): void => {
    const value = element.getAttributeNode(attribute)?.cloneNode() as Attr | undefined;
    if (!value) return;
    element.removeAttribute(attribute);
    again.push(() => void element.setAttributeNode(value));
  };
  const unpark = (element: Element): void => {
    for (const attribute of ['src', 'srcset']) {
      const value = element.getAttribute(HELD + attribute);
      if (secret === undefined || value?.startsWith(`${secret} `) !== true) continue;
      element.removeAttribute(HELD + attribute);
      if (!element.hasAttribute(attribute)) element.setAttribute(attribute, value.slice(secret.length + 1));
    }
    const text = element.getAttribute(`${HELD}alt`);
    if (secret === undefined || text?.startsWith(`${secret} `) !== true) return;
    element.removeAttribute(`${HELD}alt`);
    if (element.getAttribute('alt') === '') element.setAttribute('alt', text.slice(secret.length + 1));
  };
  const resetStyle = (element: Element): void => {
    if (element.localName === 'style') {
      const text = element.textContent;
      if (!/url\(|image-set|@import/i.test(text)) return;
      element.textContent = '';
      again.push(() => void (element.textContent = text));
    } else if (/url\(|image-set/i.test(element.getAttribute('style') ?? '')) {
      reset(element, 'style');
    } else return;
    css.touched = true;
  };
  const dealWith = (element: Element): void => {
    unpark(element);
    resetStyle(element);
    switch (element.localName) {
      case 'img': {
        const picture = element as HTMLImageElement;
        if (picture.complete && picture.naturalWidth > 0) return;
        picture.referrerPolicy = 'no-referrer';
        picture.loading = 'eager';
        pictures.push(picture);
        reset(element, 'src');
        reset(element, 'srcset');
        break;
      }
      case 'source':
        reset(element, 'srcset');
        break;
      case 'input':
        if ((element as HTMLInputElement).type === 'image') reset(element, 'src');
        break;
      case 'video':
        reset(element, 'poster');
        break;
      case 'image':
      case 'feImage':
        reset(element, 'href');
        reset(element, 'xlink:href');
        break;
    }
    if (element.hasAttribute('background')) reset(element, 'background');
  };
  const framed = (element: Element): Document | null => {
    try {
      return element.localName === 'iframe' || element.localName === 'frame'
        ? (element as HTMLIFrameElement).contentDocument
        : null;
    } catch {
      return null;
    }
  };

  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    const own = root.nodeType === Node.DOCUMENT_NODE ? ((root as Document).defaultView as Mark | null) : null;
    if (root.nodeType === Node.DOCUMENT_NODE) {
      if (!own || own.pixelgateAsked === run) continue;
      own.pixelgateAsked = run;
      own.pixelgateGuard?.stop();
    }
    for (const element of root.querySelectorAll('*')) {
      dealWith(element);
      const inner = framed(element);
      if (inner) roots.push(inner);
      const shadow =
        element.namespaceURI === HTML ? chrome.dom.openOrClosedShadowRoot(element as HTMLElement) : null;
      if (shadow) roots.push(shadow);
    }
  }
  const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
  // A task later: what enters in the same one could join the request that has just been held.
  await pause(0);
  for (const step of again) step();
  const end = Date.now() + limit;
  const patience = Date.now() + (css.touched ? CSS_PATIENCE : 0);
  await pause(50);
  while (Date.now() < end && (Date.now() < patience || pictures.some((picture) => !picture.complete)))
    await pause(50);
}
