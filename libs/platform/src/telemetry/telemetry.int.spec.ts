import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrate } from '../index.js';
import { AUDIENCE, ISSUER, Issuer } from '../spec/issuer.js';
import { startPostgres, type SpecPostgres } from '../spec/postgres.js';
import { SampleProcess } from '../spec/process.js';
import { sampleService } from '../spec/sample-service.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: ReadonlyArray<{ key: string; value: unknown }>;
}
interface Export {
  readonly resourceSpans: ReadonlyArray<{ scopeSpans: ReadonlyArray<{ spans: readonly Span[] }> }>;
}

const received: string[] = [];
const collector = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  request.on('end', () => {
    received.push(body);
    response.setHeader('content-type', 'application/json').end('{}');
  });
});
let postgres: SpecPostgres;

beforeAll(async () => {
  postgres = await startPostgres();
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await postgres.stop();
  await new Promise((resolve) => collector.close(resolve));
});

test('a request goes on in the trace of its caller, down to its statements, without keys or parameters', async () => {
  const issuer = await Issuer.create();
  const DATABASE_URL = await postgres.database();
  await migrate(DATABASE_URL, sampleService.migrations);
  const service = new SampleProcess({
    PORT: '0',
    DATABASE_URL,
    KAFKA_BROKERS: '127.0.0.1:9',
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS: issuer.jwks,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_SERVICE_NAME: 'sample',
  });
  const address = await service.address();
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = {
    authorization: `Bearer ${await issuer.token()}`,
    traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    'idempotency-key': 'traced',
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ name: 'parameter-of-a-statement', amount: 1 });
  const created = await fetch(new URL('/things', address), { method: 'POST', headers, body });
  expect(created.status).toBe(201);
  await fetch(new URL('/key/s3cret-key/formList?q=s3cret-query', address), { headers });
  const echo = await fetch(new URL('/echo', address), { method: 'POST', headers, body: '{}' });
  const { context } = (await echo.json()) as { context: { traceparent: string } };
  await fetch(new URL('/health/ready', address));
  service.signal('SIGTERM');
  expect((await service.ended).code).toBe(0);
  await issuer.remove();

  const spans = received
    .map((text) => JSON.parse(text) as Export)
    .flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    );
  const names = spans.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['POST /things', 'GET /key/:token/formList', 'POST /echo']));
  expect(names.some((name) => name.includes('health'))).toBe(false);
  const request = spans.find(({ name }) => name === 'POST /things');
  expect(request).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
  const statements = spans.filter((span) => span.parentSpanId === request?.spanId);
  expect(JSON.stringify(statements)).toContain('insert into thing');
  expect(statements.every((span) => span.traceId === traceId)).toBe(true);
  const echoed = spans.find(({ name }) => name === 'POST /echo');
  expect(context.traceparent).toBe(`00-${traceId}-${echoed?.spanId}-01`);
  expect(received.join()).not.toMatch(/s3cret|parameter-of-a-statement|Bearer/);
});
