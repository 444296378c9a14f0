import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a proxy does with what passes on one connection. */
export interface Passage {
  /** What goes to the server; undefined ends the connection on both sides and passes nothing more on. */
  fromClient(chunk: Buffer): Buffer | undefined;
  /** What goes to the client; undefined as above. */
  fromServer(chunk: Buffer): Buffer | undefined;
}

/** Passes connections on to a server, which may be away: then it cuts them, as the server itself would refuse them. */
export class TcpProxy {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  /** @param target `host:port`, asked for at each connection */
  constructor(
    private readonly target: () => string,
    private readonly passage: () => Passage,
  ) {
    this.server = createServer({ noDelay: true }, (client) => this.pass(client));
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve());
    });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private pass(client: Socket): void {
    const target = this.target();
    const colon = target.lastIndexOf(':');
    const server = connect({
      host: target.slice(0, colon),
      port: Number(target.slice(colon + 1)),
      noDelay: true,
    });
    const passage = this.passage();
    const cut = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        cut();
      });
      socket.on('error', cut);
    }
    const forward = (from: Socket, to: Socket, through: (chunk: Buffer) => Buffer | undefined): void => {
      from.on('data', (chunk: Buffer) => {
        const out = through(chunk);
        if (out === undefined) cut();
        else if (out.length > 0 && !to.write(out)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
      from.once('end', () => to.end());
    };
    forward(client, server, (chunk) => passage.fromClient(chunk));
    forward(server, client, (chunk) => passage.fromServer(chunk));
  }
}
