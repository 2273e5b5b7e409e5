import { render } from 'preact';
import { SafeView } from '../../../outlook-addin/safe-view/safe-view.tsx';

declare global {
  /** Shows a message as the safe view does. */
  var showSafely: (html: string, allowed: readonly string[]) => void;
}

globalThis.showSafely = (html, allowed) => {
  render(<SafeView html={html} allowed={new Set(allowed)} title="Message" />, document.body);
};
