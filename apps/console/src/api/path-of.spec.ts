import { expect, test } from '@jest/globals';
import { pathOf } from './path-of.js';

test('parts are put in as they are, whatever they hold', () => {
  expect(pathOf('/figures/{programme}/{indicator}/events', { programme: 'a/b', indicator: 'x.y' })).toBe(
    '/figures/a%2Fb/x.y/events',
  );
  expect(pathOf('/pilots/{id}/plans/{planVersion}', { id: 'p', planVersion: 2 })).toBe('/pilots/p/plans/2');
});

test('a part that is missing or empty is no address', () => {
  expect(() => pathOf('/campaigns/{id}', {})).toThrow('needs id');
  expect(() => pathOf('/campaigns/{id}', { id: '' })).toThrow('needs id');
});
