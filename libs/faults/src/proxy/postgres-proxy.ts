import { Frames } from './frames.js';
import { type Passage, TcpProxy } from './tcp-proxy.js';

/** What is done to the next answers of a kind. */
interface Order {
  /** Tag of the command, as PostgreSQL completes it: `COMMIT`, `UPDATE 1`. */
  readonly tag: RegExp;
  /** Only connections of this application. */
  readonly application: RegExp;
  /** `swallow`: the server has done it, the client never hears. `before`: the server never hears of a COMMIT. */
  readonly how: 'swallow' | 'before';
  left: number;
  done(): void;
}

const COMMAND_COMPLETE = 'C'.charCodeAt(0);
const SIMPLE_QUERY = 'Q'.charCodeAt(0);

/** The first message has no type; the others are a byte of type, a length, and the rest. */
const startup = (head: Buffer) => (head.length < 4 ? undefined : head.readInt32BE(0));
const message = (head: Buffer) => (head.length < 5 ? undefined : head.readInt32BE(1) + 1);

/**
 * Stands between a bank and PostgreSQL and understands just enough of the protocol to cut a connection at the one moment
 * in which nobody can know whether a transaction was committed.
 */
export class PostgresProxy {
  private readonly proxy: TcpProxy;
  private orders: Order[] = [];

  /** @param target `host:port` of the server */
  constructor(target: string) {
    this.proxy = new TcpProxy(
      () => target,
      () => this.passage(),
    );
  }

  listen(port: number): Promise<void> {
    return this.proxy.listen(port);
  }

  close(): Promise<void> {
    return this.proxy.close();
  }

  /** Lets the next answers of this kind vanish, and the connections with them. Resolves to how many did in time. */
  async vanish(
    order: Pick<Order, 'tag' | 'application' | 'how'> & { readonly count: number },
    withinMs: number,
  ): Promise<number> {
    const { count } = order;
    const mine: Order = { ...order, left: count, done: () => undefined };
    const all = new Promise<void>((resolve) => (mine.done = resolve));
    this.orders.push(mine);
    const timer = setTimeout(() => mine.done(), withinMs);
    await all;
    clearTimeout(timer);
    this.orders = this.orders.filter((one) => one !== mine);
    return count - mine.left;
  }

  private passage(): Passage {
    const toServer = new Frames(startup);
    const toClient = new Frames(message);
    let application = '';
    let started = false;
    return {
      fromClient: (chunk) => {
        for (const frame of toServer.push(chunk)) {
          if (!started) {
            started = true;
            toServer.become(message);
            application = applicationOf(frame);
          } else if (frame[0] === SIMPLE_QUERY) {
            const sql = frame.subarray(5, -1).toString();
            if (sql === 'COMMIT' && this.take('COMMIT', application, 'before')) return undefined;
          }
        }
        return chunk;
      },
      fromServer: (chunk) => {
        for (const frame of toClient.push(chunk)) {
          if (frame[0] !== COMMAND_COMPLETE) continue;
          const tag = frame.subarray(5, -1).toString();
          if (this.take(tag, application, 'swallow')) return undefined;
        }
        return chunk;
      },
    };
  }

  private take(tag: string, application: string, how: Order['how']): boolean {
    const order = this.orders.find(
      (one) => one.left > 0 && one.how === how && one.tag.test(tag) && one.application.test(application),
    );
    if (!order) return false;
    order.left -= 1;
    if (order.left === 0) order.done();
    return true;
  }
}

/** Name and value pairs follow the length and the version, each ended by a zero byte. */
function applicationOf(frame: Buffer): string {
  const words = frame.subarray(8).toString().split('\0');
  const at = words.findIndex((word, index) => index % 2 === 0 && word === 'application_name');
  return at < 0 ? '' : (words[at + 1] ?? '');
}
