import { describe, expect, test } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  test('gives what the look found, as soon as it does not throw', async () => {
    let looks = 0;
    const found = await eventually(() => {
      looks += 1;
      if (looks < 3) throw new Error('not yet');
      return 'there';
    });
    expect({ found, looks }).toEqual({ found: 'there', looks: 3 });
  });

  test('says what was missing at the last look', async () => {
    const look = (): never => {
      throw new Error('160 of 161');
    };
    await expect(eventually(look, { within: 60 })).rejects.toThrow('Not so within 60 ms. Last: 160 of 161');
  });
});
