import { describe, expect, test } from '@jest/globals';
import { isUuidV7 } from '@xaso/kernel';
import { correlationIdFrom, currentContext, runInContext } from './request-context.js';
import { continueTrace } from './traceparent.js';

describe('a context', () => {
  test('follows the work it was given to, and no other', async () => {
    const seen = (id: string): Promise<string | undefined> =>
      runInContext({ correlationId: id }, async () => {
        await Promise.resolve();
        return currentContext()?.correlationId;
      });
    expect(await Promise.all([seen('first'), seen('second')])).toEqual(['first', 'second']);
    expect(currentContext()).toBeUndefined();
  });

  test('takes the correlation id of the caller when it is well-formed', () => {
    expect(correlationIdFrom('order-2022:0042')).toBe('order-2022:0042');
    for (const bad of [undefined, 'short', 'x'.repeat(129), 'line\nbreak!', ['a'.repeat(10)]]) {
      expect(isUuidV7(correlationIdFrom(bad))).toBe(true);
    }
  });
});

describe('traceparent', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

  test('of the caller goes on in the same trace under a span of our own', () => {
    const continued = continueTrace(`00-${trace}-00f067aa0ba902b7-01`);
    expect(continued).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(continued).not.toContain('00f067aa0ba902b7');
  });

  test.each([
    undefined,
    '',
    'garbage',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `ff-${trace}-00f067aa0ba902b7-01`,
  ])('that cannot be used (%s) begins a new trace', (header) => {
    const begun = continueTrace(header);
    expect(begun).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(begun).not.toContain(trace);
  });
});
