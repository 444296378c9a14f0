import { describe, expect, test } from '@jest/globals';
import { currentContext } from './request-context.js';
import { inSpan } from './span.js';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';

describe('work that did not come by HTTP', () => {
  test('goes on in the trace of its cause, telemetry or not', async () => {
    const seen = await inSpan(
      'handle',
      { kind: 'consumer', correlationId: 'cause-1', traceparent },
      async () => {
        await Promise.resolve();
        return currentContext();
      },
    );
    expect(seen?.correlationId).toBe('cause-1');
    expect(seen?.traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00$/);
    expect(seen?.traceparent).not.toBe(traceparent);
    expect(currentContext()).toBeUndefined();
  });

  test('without a cause begins a trace, and fails as it failed', async () => {
    const work = inSpan('handle', { kind: 'internal', correlationId: 'cause-2' }, async () => {
      throw new Error(currentContext()?.traceparent);
    });
    await expect(work).rejects.toThrow(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
