import type { RemoteReference, Size } from '../../shared/extract/reference.ts';
import { placeholderContent, PLACEHOLDER_CSS } from '../../shared/ui/placeholder.ts';
import type { SurfaceWords } from '../messages.ts';
import { createSurface, onTrustedClick } from './surface.ts';

/** A box beside a blocked picture, which is hidden as long as the box stands. */
export class Placeholder {
  /** As it was judged, before we hid its element: our own hiding is no evidence against the sender. */
  readonly reference: RemoteReference;
  private readonly host: HTMLElement;
  private readonly element: HTMLElement;
  private readonly display: { value: string; priority: string };

  constructor(
    page: Document,
    element: Element,
    reference: RemoteReference,
    words: SurfaceWords,
    actions: { readonly load: () => void; readonly openPopup: () => void },
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
    this.host = host;
    const { style } = this.element;
    this.display = {
      value: style.getPropertyValue('display'),
      priority: style.getPropertyPriority('display'),
    };
    style.setProperty('display', 'none', 'important');
    element.after(host);
  }

  /** Backgrounds and the like have no place of their own to put a box into. */
  static suits(element: Element): boolean {
    return (element.localName === 'img' || element.localName === 'input') && element.isConnected;
  }

  remove(): void {
    this.host.remove();
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
