import { expect, test } from '@jest/globals';
import { stateOf } from './service-state.js';

test('a service is shown as it says it is', () => {
  const answer = {
    service: 'surveys',
    version: '0.1.0',
    status: 'degraded',
    checks: [
      { name: 'database', affects: 'ready', ok: true },
      { name: 'events', affects: 'degraded', ok: false, detail: '12 facts behind' },
      'nonsense',
    ],
  };
  expect(stateOf('surveys', answer)).toEqual({
    name: 'surveys',
    status: 'degraded',
    ready: true,
    version: '0.1.0',
    checks: [
      { name: 'database', ok: true },
      { name: 'events', ok: false, detail: '12 facts behind' },
    ],
  });
  expect(stateOf('surveys', { status: 'down' })).toMatchObject({ status: 'down', ready: false });
});

test('a service that does not answer, or answers something else, is away', () => {
  const away = { name: 'surveys', status: 'away', ready: false, checks: [] };
  expect([undefined, null, 'x', {}].map((answer) => stateOf('surveys', answer))).toEqual([
    away,
    away,
    away,
    away,
  ]);
});
