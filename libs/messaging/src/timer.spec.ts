import { describe, expect, test } from '@jest/globals';
import { settle } from './spec/model-timer.js';
import { Bell, systemTimer } from './timer.js';

describe('a bell', () => {
  const listen = (bell: Bell) => {
    const state = { heard: false };
    void bell.heard().then(() => {
      state.heard = true;
    });
    return state;
  };

  test('is heard when it rings', async () => {
    const bell = new Bell();
    const state = listen(bell);
    await settle();
    expect(state.heard).toBe(false);
    bell.ring();
    await settle();
    expect(state.heard).toBe(true);
  });

  test('that rang before is heard at once, and once', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    const first = listen(bell);
    const second = listen(bell);
    await settle();
    expect([first.heard, second.heard]).toEqual([true, false]);
  });
});

test('a sleep ends when it is woken', async () => {
  const bell = new Bell();
  const asleep = systemTimer.sleep(60_000, bell.heard());
  bell.ring();
  await asleep;
  expect(systemTimer.now()).toBeGreaterThan(0);
});
