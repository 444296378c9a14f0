import { createServer } from 'node:net';

/** Can this port be listened on at 127.0.0.1 now? */
export function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

/** A port nobody listens on now, chosen by the operating system. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

/** The wanted port, or the next free one after it. `taken` are ports already promised to somebody else. */
export async function portFrom(
  wanted: number,
  taken: ReadonlySet<number> = new Set(),
  free: (port: number) => Promise<boolean> = isFree,
): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + 1000, 65_536); port += 1) {
    if (!taken.has(port) && (await free(port))) return port;
  }
  throw new Error(`No free port from ${wanted} to ${Math.min(wanted + 999, 65_535)}.`);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}
