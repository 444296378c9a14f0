import { expect, test } from '@jest/globals';
import { assertSummaryFits } from './campaign.js';

test('a round is refused whose summary one fact could not carry', () => {
  expect(() => assertSummaryFits(4_000, 1)).not.toThrow();
  expect(() => assertSummaryFits(4_000, 0)).not.toThrow();
  expect(() => assertSummaryFits(667, 6)).toThrow(
    expect.objectContaining({
      code: 'campaign-invalid',
      faults: [expect.objectContaining({ code: 'campaign-too-wide' })],
    }),
  );
});
