import { inChosenLanguage } from '../platform/language.ts';
import { browserHost } from './browser-host.ts';
import { mount } from './mount.tsx';

const root = document.getElementById('app');
if (root) {
  const host = browserHost();
  void inChosenLanguage((tag) => {
    mount(root, host, tag);
  });
}
