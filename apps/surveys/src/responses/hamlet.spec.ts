import { describe, expect, test } from '@jest/globals';
import { hamletOf } from './hamlet.js';

describe('the hamlet of a form', () => {
  test('is the number it was asked for, wherever the question stands', () => {
    expect(hamletOf({ '/data/intro/hamlet_no': '007', '/data/x': '1' })).toBe('007');
    expect(hamletOf({ '/form/hamlet_no': '120' })).toBe('120');
  });

  test('is not known where nobody asked or answered, and never guessed from something else', () => {
    expect(hamletOf({ '/data/x': '007' })).toBeNull();
    expect(hamletOf({ '/data/intro/hamlet_no': '' })).toBeNull();
    expect(hamletOf({ '/data/intro/hamlet_no': '7' })).toBeNull();
    expect(hamletOf({ '/data/intro/other_hamlet_nos': '007' })).toBeNull();
  });
});
