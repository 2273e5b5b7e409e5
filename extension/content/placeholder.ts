import type { RemoteReference, Size } from '../../shared/extract/reference.ts';
import { placeholderContent, PLACEHOLDER_CSS } from '../../shared/ui/placeholder.ts';
import type { SurfaceWords } from '../messages.ts';
import { hideMarked, MARK } from './marks.ts';
import { createSurface, onTrustedClick } from './surface.ts';

/** A box beside a blocked picture, which is hidden as long as the box stands. */
export class Placeholder {
  /** As it was judged, before we hid its element: our own hiding is no evidence against the sender. */
  readonly reference: RemoteReference;
  private readonly host: HTMLElement;
  private readonly element: HTMLElement;
  /** The element's own `display`, where it is so important that only another in its place can hide it. */
  private display: { value: string; priority: string } | null = null;

  constructor(
    page: Document,
    element: Element,
    reference: RemoteReference,
    words: SurfaceWords,
    actions: { readonly load: () => void; readonly openPopup: () => void },
    secret: string,
  ) {
    this.reference = reference;
    this.element = element as HTMLElement;
    const { host, root } = createSurface(page, PLACEHOLDER_CSS);
    const box = placeholderContent(
      page,
      { why: words.placeholder, load: words.placeholderLoad },
      sizeOf(reference),
    );
    root.append(box.root);
    onTrustedClick(box.root, host, actions.load, actions.openPopup);
    host.setAttribute(MARK, secret);
    this.host = host;
    hideMarked(page, element, secret);
    element.after(host);
  }

  /** Whether the picture is hidden, as the document's style wants it. */
  hasHidden(): boolean {
    return this.element.ownerDocument.defaultView?.getComputedStyle(this.element).display === 'none';
  }

  /** Its own style is so important that only another in its place can hide it. */
  hideByForce(): void {
    const { style } = this.element;
    this.display = {
      value: style.getPropertyValue('display'),
      priority: style.getPropertyPriority('display'),
    };
    style.setProperty('display', 'none', 'important');
  }

  /** Whether this element of the page is our box. */
  is(element: Element): boolean {
    return element === this.host;
  }

  /** Backgrounds and the like have no place of their own to put a box into; what the user is writing gets none. */
  static suits(element: Element): boolean {
    if (element.localName !== 'img' && element.localName !== 'input') return false;
    return element.isConnected && !(element as HTMLElement).isContentEditable;
  }

  remove(): void {
    this.host.remove();
    if (this.display === null) return;
    const { value, priority } = this.display;
    if (value === '') this.element.style.removeProperty('display');
    else this.element.style.setProperty('display', value, priority);
    if (this.element.getAttribute('style') === '') this.element.removeAttribute('style');
  }
}

function sizeOf({ declared, computed }: RemoteReference): Size {
  return {
    width: declared.width ?? computed?.width ?? null,
    height: declared.height ?? computed?.height ?? null,
  };
}
