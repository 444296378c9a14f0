import type { Fault } from './fault.js';

const FULL_MS = 5_000;

/** The disk of one bank's database is full for a while: nothing can be stored, neither facts nor effects. */
export const fullDisk: Fault = {
  name: 'full-disk',
  impossible: async ({ disk }) => (typeof disk === 'string' ? disk : undefined),
  inject: async ({ disk, pause }) => {
    if (typeof disk === 'string') throw new Error(disk);
    await disk.fill();
    try {
      await pause(FULL_MS);
    } finally {
      await disk.empty();
    }
    return 'the disk of one bank';
  },
};
