import { expect, it } from 'vitest';
import { learns } from './learns.ts';

it('says that the address, or at least the recipient, becomes known, where it does', () => {
  expect(learns(['recipient-address-in-url', 'individualised-url'])[0]).toBe('learns.address');
  expect(learns(['individualised-url', 'tiny'])[0]).toBe('learns.recipient');
  expect(learns(['tiny'])).toEqual(['learns.opened', 'learns.device']);
});
