import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '@xaso/servers';
import { KafkaProxy } from './kafka-proxy.js';

const PRODUCE = 0;
const METADATA = 3;

let broker: Server;
let proxy: KafkaProxy;
let port: number;
/** Correlation ids of what has reached the broker. */
const reached: number[] = [];

const framed = (body: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
};

/** The head of a request as every version of the protocol has it. */
const request = (api: number, correlation: number): Buffer => {
  const body = Buffer.alloc(8);
  body.writeInt16BE(api, 0);
  body.writeInt32BE(correlation, 4);
  return framed(body);
};

const answer = (correlation: number): Buffer => {
  const body = Buffer.alloc(4);
  body.writeInt32BE(correlation);
  return framed(body);
};

async function client(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

beforeAll(async () => {
  broker = createServer((socket) => {
    socket.on('data', (chunk: Buffer) => {
      const correlation = chunk.readInt32BE(8);
      reached.push(correlation);
      socket.write(answer(correlation));
    });
    socket.on('error', () => undefined);
  });
  const target = await freePort();
  await new Promise<void>((resolve) => broker.listen(target, '127.0.0.1', resolve));
  port = await freePort();
  proxy = new KafkaProxy(() => `127.0.0.1:${target}`);
  await proxy.listen(port);
});
afterAll(async () => {
  await proxy.close();
  await new Promise((resolve) => broker.close(resolve));
});

describe('the proxy before Kafka', () => {
  test('lets the answer of a produce vanish with its connection, after the broker has got it', async () => {
    const socket = await client();
    const swallowed = proxy.swallowProduces(1, 10_000);
    socket.write(request(METADATA, 1));
    expect(await once(socket, 'data')).toEqual([answer(1)]);
    let answered = false;
    socket.on('data', () => (answered = true));
    socket.write(request(PRODUCE, 2));
    await once(socket, 'close');
    expect(await swallowed).toBe(1);
    expect({ answered, reached }).toEqual({ answered: false, reached: [1, 2] });
  });

  test('passes every produce on when nobody asked for more', async () => {
    const socket = await client();
    socket.write(request(PRODUCE, 3));
    expect(await once(socket, 'data')).toEqual([answer(3)]);
    socket.destroy();
  });
});
