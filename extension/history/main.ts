import { browser } from '../platform/browser.ts';
import { browserHost } from './browser-host.ts';
import { mount } from './mount.tsx';

const root = document.getElementById('app');
if (root) mount(root, browserHost(), browser.i18n.getMessage('@@ui_locale'));
