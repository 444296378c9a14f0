import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { diskWellness, roomOf } from './disks.js';

const GIB = 1024 ** 3;

describe('the room on a disk', () => {
  test('is well while a fifth of it is free', () => {
    expect(roomOf('Kafka', { free: 4 * GIB, size: 20 * GIB })).toEqual({
      service: 'the disk of Kafka',
      well: true,
      lines: ['the disk of Kafka has 20 % free, 4.0 of 20.0 GiB'],
    });
  });

  test.each([
    [3.9 * GIB, 20 * GIB, 'the disk of Kafka has 19 % free, 3.9 of 20.0 GiB'],
    [0, 20 * GIB, 'the disk of Kafka has 0 % free, 0.0 of 20.0 GiB'],
    [0, 0, 'the disk of Kafka has 0 % free, 0.0 of 0.0 GiB'],
  ])('%d of %d bytes is too little, and the way out is named', (free, size, said) => {
    const { well, lines } = roomOf('Kafka', { free, size });
    expect([well, lines]).toEqual([false, [said, expect.stringContaining('"The disk is full"')]]);
  });

  test('is asked of the file system; a folder that is away is told', async () => {
    expect(await diskWellness(new Map([['Kafka', tmpdir()]]))).toEqual([
      expect.objectContaining({ service: 'the disk of Kafka' }),
    ]);
    await expect(diskWellness(new Map([['Kafka', '/not/there']]))).rejects.toThrow('/not/there');
  });
});
