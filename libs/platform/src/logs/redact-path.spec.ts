import { expect, test } from '@jest/globals';
import { redactPath } from './redact-path.js';

test.each([
  ['/key/s3cret/formList?x=1', '/key/***/formList'],
  ['/v1/key/s3cret', '/v1/key/***'],
  ['/KEY/s3cret/submission', '/KEY/***/submission'],
  ['/responses?token=abc', '/responses'],
  ['/monkey/business', '/monkey/business'],
])('%s is logged as %s', (address, logged) => {
  expect(redactPath(address)).toBe(logged);
});
