import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { freePort, isFree, portFrom } from './ports.js';

const except =
  (...busy: number[]): ((port: number) => Promise<boolean>) =>
  (port) =>
    Promise.resolve(!busy.includes(port));

describe('a port', () => {
  test('is the wanted one when it is free', async () => {
    expect(await portFrom(8101, new Set(), except())).toBe(8101);
  });

  test('moves to the next one that is neither in use nor promised', async () => {
    expect(await portFrom(8101, new Set([8103]), except(8101, 8102))).toBe(8104);
  });

  test('runs out with a message', async () => {
    await expect(portFrom(65_535, new Set(), except(65_535))).rejects.toThrow(
      'No free port from 65535 to 65535.',
    );
  });

  test('that somebody listens on is not free', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isFree(port)).toBe(true);
  });
});
