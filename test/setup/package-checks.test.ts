import { expect, test } from 'vitest';
import { unshippable } from './package-checks.ts';

const file = (path: string, text = '') => ({ path, content: new TextEncoder().encode(text) });

test('an extension may be shipped', () => {
  const files = [
    file('manifest.json', '{}'),
    file('assets/card.iife.ts-CjHh8l6I.js', 'let home;'),
    file('icons/icon-16.png', 'file:///'),
    file('_locales/en/messages.json', '{}'),
  ];
  expect(unshippable(files, ['/home/anna'])).toEqual([]);
});

test.each([
  file('assets/main.js.map'),
  file('assets/main.ts'),
  file('test/output/unit.json'),
  file('content/guard.test.js'),
  file('.vite/manifest.json'),
  file('main.js', '//# sourceMappingURL=main.js.map'),
  file('manifest.json', '"*://*.webmail.test/*"'),
  file('main.js', 'import("/home/anna/pixelgate/a.js")'),
  file('main.js', 'file:///C:/pixelgate/a.js'),
])('$path may not', (one) => {
  expect(unshippable([file('manifest.json', '{}'), one], ['/home/anna'])).toHaveLength(1);
});
