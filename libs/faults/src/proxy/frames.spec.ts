import { describe, expect, test } from '@jest/globals';
import { Frames } from './frames.js';

const sized = (head: Buffer) => (head.length < 1 ? undefined : head.readUInt8(0));

describe('frames', () => {
  test('are the same wherever the stream was cut', () => {
    const stream = Buffer.from([3, 10, 11, 1, 4, 20, 21, 22]);
    const whole = [...new Frames(sized).push(stream)].map((frame) => [...frame]);
    const frames = new Frames(sized);
    const bytes = [...stream].flatMap((byte) =>
      [...frames.push(Buffer.from([byte]))].map((frame) => [...frame]),
    );
    expect(whole).toEqual([[3, 10, 11], [1], [4, 20, 21, 22]]);
    expect(bytes).toEqual(whole);
  });

  test('are measured otherwise from the next one on, as a protocol asks for after its greeting', () => {
    const frames = new Frames(sized);
    const seen: number[][] = [];
    for (const frame of frames.push(Buffer.from([2, 9, 7, 7, 7, 8]))) {
      seen.push([...frame]);
      frames.become(() => 3);
    }
    expect(seen).toEqual([
      [2, 9],
      [7, 7, 7],
    ]);
  });
});
