import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { subjectOf, type TokenClaims } from '../keys.js';
import type { PilotContext } from './pilot.js';
import { type Answer, answerOf, type Caller, type Row, type Rules } from './programme-rules.fixture.js';

/** What happens to one request: it is told to come back, its answer is lost after the work is done, or whoever asks is killed then. */
export type Mishap = 'busy' | 'lost-before' | 'lost-after' | 'cut-short' | 'killed-after';

/** A service (programme, unless other rules are given) as its interface shows it: it stores what it is told, and refuses what was done. */
export class PretendService {
  readonly stored = new Map<string, Row[]>();
  /** Requests that changed something, in their order. */
  readonly done: string[] = [];
  /** Asked at each POST, by its number from 1. */
  mishap: (post: number, path: string) => Mishap | undefined = () => undefined;
  private posts = 0;
  private readonly answers = new Map<string, { readonly hash: string; readonly answer: Answer }>();
  private readonly rules: Rules;
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));
  private killed = new AbortController();

  constructor(rules: Rules = answerOf) {
    this.rules = rules;
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** A start of the loader. Its mishaps are counted anew. */
  context(): PilotContext {
    this.killed = new AbortController();
    this.posts = 0;
    const { port } = this.server.address() as AddressInfo;
    return {
      url: () => `http://127.0.0.1:${port}`,
      token: (claims: TokenClaims) =>
        Promise.resolve(JSON.stringify({ id: subjectOf(claims), role: claims.role })),
      progress: () => undefined,
      signal: this.killed.signal,
    };
  }

  rows(path: string): Row[] {
    const rows = this.stored.get(path) ?? [];
    this.stored.set(path, rows);
    return rows;
  }

  /** How many of each kind are stored. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.stored].map(([path, rows]) => [path, rows.length]));
  }

  /** A day later answers are not replayed any more. */
  forgetKeys(): void {
    this.answers.clear();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const mishap = request.method === 'POST' ? this.mishap((this.posts += 1), url.pathname) : undefined;
    if (mishap === 'busy') return void response.writeHead(409, { 'retry-after': '1' }).end('{}');
    if (mishap === 'lost-before') return void request.socket.destroy();
    const { status, json } = this.once(request, url, body);
    if (mishap === 'lost-after') return void request.socket.destroy();
    if (mishap === 'killed-after') {
      this.killed.abort();
      return void request.socket.destroy();
    }
    const text = JSON.stringify(json);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    if (mishap !== 'cut-short') return void response.end(text);
    response.write(text.slice(0, 1), () => request.socket.destroy());
  }

  /** Creates are answered again as they were answered first. */
  private once(request: IncomingMessage, url: URL, body: string): Answer {
    const caller = JSON.parse(request.headers.authorization?.slice('Bearer '.length) ?? '{}') as Caller;
    const method = request.method ?? '';
    const input = body === '' ? {} : body.startsWith('{') ? (JSON.parse(body) as Row) : { raw: body };
    const key = request.headers['idempotency-key'];
    const place = `${caller.id} ${url.pathname} ${String(key)}`;
    const hash = createHash('sha256').update(body).digest('hex');
    const before = key === undefined ? undefined : this.answers.get(place);
    if (before && before.hash !== hash) return { status: 422, json: { code: 'idempotency-key-reused' } };
    if (before) return before.answer;
    const answer = this.rules(this, { method, url, input, caller, key: key?.toString(), id: randomUUID() });
    if (method === 'POST' && answer.status < 300) {
      this.done.push(`${caller.role} ${url.pathname.replace(/[0-9a-f-]{36}/, ':id')}`);
      if (key !== undefined) this.answers.set(place, { hash, answer });
    }
    return answer;
  }
}
