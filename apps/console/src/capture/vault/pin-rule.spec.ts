import { expect, test } from '@jest/globals';
import { pinFault, triesLeft } from './pin-rule.js';

test.each(['246810', '112233', '902104'])('%s will do', (pin) => {
  expect(pinFault(pin)).toBeUndefined();
});

test.each(['111111', '000000', '123456', '654321'])('%s is what everybody tries first', (pin) => {
  expect(pinFault(pin)).toBe('too-simple');
});

test.each(['', '12345', '1234567', '12a456', '１２３４５６'])('"%s" is not six digits', (pin) => {
  expect(pinFault(pin)).toBe('not-six-digits');
});

test('ten wrong ones, and none is left', () => {
  expect([0, 9, 10, 12].map(triesLeft)).toEqual([10, 1, 0, 0]);
});
