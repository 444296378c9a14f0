import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { askKafka, KafkaReader, KafkaWriter } from './kafka-request.js';

const LONG = 'dài'.repeat(60);

/** The bytes without the length before them. */
const written = (write: (writer: KafkaWriter) => void): Buffer => {
  const writer = new KafkaWriter();
  write(writer);
  return writer.framed().subarray(4);
};

describe('the compact encoding', () => {
  test('gives back what was written, also what is longer than one byte can count', () => {
    const content = written((writer) =>
      writer
        .int32(-7)
        .int16(91)
        .string(LONG)
        .array([1, 2, 3], (item) => writer.int8(item))
        .string('')
        .end(),
    );
    const reader = new KafkaReader(content);
    expect([reader.int32(), reader.int16(), reader.string()]).toEqual([-7, 91, LONG]);
    expect(reader.array(() => reader.int8())).toEqual([1, 2, 3]);
    expect(reader.string()).toBe('');
  });

  test('passes over fields that a newer broker adds, and reads null as nothing', () => {
    // Two tagged fields (0: three bytes, 1: none), a null text, an empty list.
    const reader = new KafkaReader(Buffer.from([2, 0, 3, 9, 9, 9, 1, 0, 0, 1, 42]));
    expect([reader.end().string(), reader.array(() => reader.int8()), reader.int8()]).toEqual(['', [], 42]);
  });
});

describe('a request', () => {
  let server: Server;
  const open = new Set<Socket>();
  const listen = async (answer: (socket: Socket) => void): Promise<string> => {
    server = createServer((socket) => {
      open.add(socket);
      socket.once('data', () => answer(socket));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (...brokers: string[]) => askKafka(brokers, 50, 0, (body) => body.end());

  test('goes to the next broker when one is away, and its answer may come in pieces', async () => {
    // Length 7: correlation 1, no tagged fields, then the body.
    const bytes = Buffer.from([0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 42]);
    const broker = await listen((socket) => {
      socket.write(bytes.subarray(0, 3));
      setImmediate(() => socket.write(bytes.subarray(3)));
    });
    expect((await ask('127.0.0.1:1', broker)).int16()).toBe(42);
  });

  test('that nobody answers names who was asked and that nothing is known', async () => {
    const broker = await listen((socket) => socket.end());
    await expect(ask(broker)).rejects.toThrow(
      `No Kafka broker answered (${broker}: closed the connection without an answer); nothing is known to have changed.`,
    );
  });
});
