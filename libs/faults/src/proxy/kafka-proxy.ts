import { Frames } from './frames.js';
import { type Passage, TcpProxy } from './tcp-proxy.js';

const PRODUCE = 0;
const sized = (head: Buffer) => (head.length < 4 ? undefined : head.readInt32BE(0) + 4);

/**
 * Stands between the banks and Kafka and can let the answer to a produce request vanish: the broker has the records, the
 * relay does not know.
 */
export class KafkaProxy {
  private readonly proxy: TcpProxy;
  private left = 0;
  private done: () => void = () => undefined;

  /** @param target `host:port` of the broker's listener for the proxy; known once the broker is up */
  constructor(target: () => string) {
    this.proxy = new TcpProxy(target, () => this.passage());
  }

  listen(port: number): Promise<void> {
    return this.proxy.listen(port);
  }

  close(): Promise<void> {
    return this.proxy.close();
  }

  /** Lets the next answers to produce requests vanish, and their connections. Resolves to how many did in time. */
  async swallowProduces(count: number, withinMs: number): Promise<number> {
    this.left = count;
    const all = new Promise<void>((resolve) => (this.done = resolve));
    const timer = setTimeout(() => this.done(), withinMs);
    await all;
    clearTimeout(timer);
    const swallowed = count - this.left;
    this.left = 0;
    return swallowed;
  }

  private passage(): Passage {
    const toBroker = new Frames(sized);
    const toClient = new Frames(sized);
    const produces = new Set<number>();
    return {
      fromClient: (chunk) => {
        for (const frame of toBroker.push(chunk)) {
          // Length, api key, api version, correlation id.
          if (frame.readInt16BE(4) === PRODUCE) produces.add(frame.readInt32BE(8));
        }
        return chunk;
      },
      fromServer: (chunk) => {
        for (const frame of toClient.push(chunk)) {
          if (!produces.delete(frame.readInt32BE(4)) || this.left === 0) continue;
          this.left -= 1;
          if (this.left === 0) this.done();
          return undefined;
        }
        return chunk;
      },
    };
  }
}
