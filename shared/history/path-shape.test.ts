import { expect, test } from 'vitest';
import { pathShape } from './path-shape.ts';

test.each([
  ['/', '/'],
  ['/open.php', '/open.php'],
  ['/wf/open', '/wf/open'],
  ['/e/o/eyJhbGciOiJIUzI1NiJ9', '/e/o/*'],
  ['/oo/AVsAAB4mGeYAAcrBdAUAA/1f2e3d4c/e.gif', '/oo/*/*/e.gif'],
  ['/alice%40example.test/p.png', '/*/p.png'],
  ['/a/b/c/d/e/f/g/h', '/a/b/c/d/e/f/*'],
])('%s has the shape %s', (path, shape) => {
  expect(pathShape(path)).toBe(shape);
});
