import { connect } from 'node:net';

const ANSWERS_WITHIN_MS = 10_000;
const CLIENT = 'xaso-operations';

/** Writes the compact encoding of Kafka's protocol (KIP-482), as far as the requests of this folder need it. */
export class KafkaWriter {
  private readonly parts: Buffer[] = [];

  int8(value: number): this {
    return this.put(1, (bytes) => bytes.writeInt8(value));
  }

  int16(value: number): this {
    return this.put(2, (bytes) => bytes.writeInt16BE(value));
  }

  int32(value: number): this {
    return this.put(4, (bytes) => bytes.writeInt32BE(value));
  }

  /** A length is written as one more than it is: 0 stands for null. */
  bytes(value: Buffer): this {
    this.unsigned(value.length + 1).parts.push(value);
    return this;
  }

  string(value: string): this {
    return this.bytes(Buffer.from(value));
  }

  /** Null asks for all of them, where a request lets one name some. */
  array<T>(items: readonly T[] | null, write: (item: T) => void): this {
    this.unsigned(items === null ? 0 : items.length + 1);
    for (const item of items ?? []) {
      write(item);
      this.end();
    }
    return this;
  }

  /** Every structure ends with its tagged fields; there are none. */
  end(): this {
    return this.unsigned(0);
  }

  /** The client's name in a header is older than the compact encoding. */
  header(key: number, version: number): this {
    const client = Buffer.from(CLIENT);
    this.int16(key).int16(version).int32(1).int16(client.length).parts.push(client);
    return this.end();
  }

  /** With its length before it, as it goes over the line. */
  framed(): Buffer {
    const body = Buffer.concat(this.parts);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length);
    return Buffer.concat([length, body]);
  }

  private unsigned(value: number): this {
    let left = value;
    const bytes: number[] = [];
    for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
    this.parts.push(Buffer.from([...bytes, left]));
    return this;
  }

  private put(length: number, write: (bytes: Buffer) => void): this {
    const bytes = Buffer.alloc(length);
    write(bytes);
    this.parts.push(bytes);
    return this;
  }
}

/** Reads what `KafkaWriter` writes, in the order it was written. */
export class KafkaReader {
  private at = 0;

  constructor(private readonly content: Buffer) {}

  int8(): number {
    return this.content.readInt8(this.step(1));
  }

  int16(): number {
    return this.content.readInt16BE(this.step(2));
  }

  int32(): number {
    return this.content.readInt32BE(this.step(4));
  }

  /** Null is read as an empty text. */
  string(): string {
    const length = Math.max(this.unsigned() - 1, 0);
    const from = this.step(length);
    return this.content.toString('utf8', from, from + length);
  }

  array<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let left = this.unsigned() - 1; left > 0; left -= 1) {
      items.push(read());
      this.end();
    }
    return items;
  }

  /** Tagged fields that a newer broker sends are passed over. */
  end(): this {
    for (let left = this.unsigned(); left > 0; left -= 1) {
      this.unsigned();
      this.step(this.unsigned());
    }
    return this;
  }

  private unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.content.readUInt8(this.step(1));
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  private step(length: number): number {
    const from = this.at;
    this.at += length;
    return from;
  }
}

/**
 * Sends one request of the compact encoding and gives the body of its answer. For requests that kafkajs does not know.
 * @param brokers `host:port`; the first that answers is asked, any broker passes a change on to the controller
 * @throws Error naming the brokers when none answers
 */
export async function askKafka(
  brokers: readonly string[],
  key: number,
  version: number,
  write: (body: KafkaWriter) => void,
): Promise<KafkaReader> {
  const request = new KafkaWriter().header(key, version);
  write(request);
  const frame = request.framed();
  const faults: string[] = [];
  for (const broker of brokers) {
    try {
      const answer = new KafkaReader(await exchange(broker, frame));
      answer.int32();
      return answer.end();
    } catch (error) {
      faults.push(`${broker}: ${(error as Error).message}`);
    }
  }
  throw new Error(`No Kafka broker answered (${faults.join('; ')}); nothing is known to have changed.`);
}

function exchange(broker: string, frame: Buffer): Promise<Buffer> {
  const colon = broker.lastIndexOf(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host: broker.slice(0, colon), port: Number(broker.slice(colon + 1)) });
    const fail = (fault: string): void => {
      socket.destroy();
      reject(new Error(fault));
    };
    let got = Buffer.alloc(0);
    socket.setTimeout(ANSWERS_WITHIN_MS, () => fail(`no answer within ${ANSWERS_WITHIN_MS / 1000} s`));
    socket.once('error', (error) => fail(error.message));
    socket.once('close', () => fail('closed the connection without an answer'));
    socket.on('data', (bytes: Buffer) => {
      got = Buffer.concat([got, bytes]);
      if (got.length < 4 || got.length < 4 + got.readInt32BE(0)) return;
      resolve(got.subarray(4, 4 + got.readInt32BE(0)));
      socket.destroy();
    });
    socket.write(frame);
  });
}
