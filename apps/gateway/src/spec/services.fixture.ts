import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a service got it. */
export interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const MEGABYTE = Buffer.alloc(1_048_576, 'x');
/** A list that is long enough to be worth compressing. */
export const LIST = JSON.stringify(
  Array.from({ length: 500 }, (_, n) => ({ id: n, commune: 'Phường Thử', state: 'approved' })),
);

/** Stands for a service: hears everything, and answers a few addresses in ways of their own. */
export class SpecService {
  heard: Heard[] = [];
  /** Bytes that it could send of a large answer so far. */
  sent = 0;
  /** Ends the answer that `/drip` began. */
  finish: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<SpecService> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const service = new SpecService(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => service.#hear(request, response));
    return service;
  }

  get last(): Heard {
    const heard = this.heard.at(-1);
    if (!heard) throw new Error('the service heard nothing');
    return heard;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }

  #hear(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url = '', headers } = request;
      this.heard.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      this.#answer(url, headers, response);
    });
  }

  #answer(url: string, headers: IncomingMessage['headers'], response: ServerResponse): void {
    if (url.startsWith('/private') && headers.authorization === undefined) {
      response.writeHead(401, { 'content-type': 'application/problem+json' });
      response.end('{"code":"token-missing","status":401}');
    } else if (url.startsWith('/page')) {
      const policy = "default-src 'none'; style-src 'sha256-of-the-service'";
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end('<!doctype html><p>trang</p>');
    } else if (url.startsWith('/bare-page')) {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<script>alert(1)</script>');
    } else if (url.startsWith('/cookie')) {
      response.writeHead(200, {
        'set-cookie': 'xaso=stolen',
        'strict-transport-security': 'max-age=1',
        'content-security-policy': "default-src 'self'",
        'content-type': 'application/json',
      });
      response.end('{}');
    } else if (url.startsWith('/list')) {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(LIST),
        etag: '"7"',
      });
      response.end(LIST);
    } else if (url.startsWith('/drip')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('["first"');
      this.finish = () => void response.end(',"last"]');
    } else if (url.startsWith('/busy')) {
      response.writeHead(503, { 'retry-after': '1', 'content-type': 'application/json' });
      response.end('{"code":"busy"}');
    } else if (url.startsWith('/large')) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      void this.#pour(Number(new URL(url, 'http://s').searchParams.get('mb')), response);
    } else if (url.startsWith('/health')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      const checks = [{ name: 'events', affects: 'degraded', ok: false, detail: '12 facts behind' }];
      response.end(JSON.stringify({ service: 'surveys', version: '0.1.0', status: 'degraded', checks }));
    } else {
      response.writeHead(201, { 'content-type': 'text/xml', 'x-openrosa-version': '1.0' });
      response.end('<OpenRosaResponse/>');
    }
  }

  async #pour(megabytes: number, response: ServerResponse): Promise<void> {
    const gone = once(response, 'close');
    for (let n = 0; n < megabytes && !response.destroyed; n += 1) {
      const room = response.write(MEGABYTE);
      this.sent += MEGABYTE.length;
      if (!room) await Promise.race([once(response, 'drain'), gone]);
    }
    response.end();
  }
}
