import { expect, it } from 'vitest';
import { srcsetUrls } from './srcset.ts';

it.each([
  ['a.png', ['a.png']],
  ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
  ['a.png,b.png 2x', ['a.png,b.png']],
  [
    'https://t.example/w_1,c_2/x 1x,https://t.example/y',
    ['https://t.example/w_1,c_2/x', 'https://t.example/y'],
  ],
  ['data:image/png;base64,AA 1x, b 2x', ['data:image/png;base64,AA', 'b']],
  ['a, b,', ['a', 'b']],
  [',,a 1x (1,2), b', ['a', 'b']],
  ['a\n100w\t,\fb', ['a', 'b']],
  [' ', []],
])('%j', (srcset, urls) => {
  expect(srcsetUrls(srcset)).toEqual(urls);
});
