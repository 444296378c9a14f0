import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@xaso/testing';
import { raw } from '../spec/browser.fixture.js';
import { runGateway, type RunningGateway } from '../spec/gateway.fixture.js';
import { LIST, SpecService } from '../spec/services.fixture.js';

let surveys: SpecService;
let gateway: RunningGateway;

beforeAll(async () => {
  surveys = await SpecService.start();
  gateway = await runGateway({ SERVICES: `surveys=${surveys.url}` });
});
afterAll(async () => {
  await gateway.stop();
  await surveys.stop();
});

describe('a long list', () => {
  const asked = (headers: Readonly<Record<string, string>>) =>
    raw(gateway.url, '/api/surveys/list', { host: new URL(gateway.url).host, ...headers });

  test.each(['br', 'gzip'])('comes as %s to whoever reads that, and is the same list', async (coding) => {
    const { headers } = await asked({ 'accept-encoding': coding });
    expect(headers).toMatchObject({ 'content-encoding': coding, vary: 'accept-encoding', etag: 'W/"7"' });
    expect(headers).not.toHaveProperty('content-length');
    const answer = await fetch(`${gateway.url}/api/surveys/list`, { headers: { 'accept-encoding': coding } });
    expect(await answer.text()).toBe(LIST);
  });

  test.each<Readonly<Record<string, string>>>([
    {},
    { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' },
  ])('comes whole, with its length and its tag, to whoever sends %j', async (sent) => {
    const { headers, text } = await asked(sent);
    expect(headers).toMatchObject({
      'content-length': String(Buffer.byteLength(LIST)),
      vary: 'accept-encoding',
      etag: '"7"',
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(text).toBe(LIST);
  });
});

test('what a service sends bit by bit arrives bit by bit', async () => {
  const answer = await fetch(`${gateway.url}/api/surveys/drip`, { headers: { 'accept-encoding': 'br' } });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect([answer.headers.get('content-encoding'), (await reader?.read())?.value]).toEqual([null, '["first"']);
  surveys.finish();
  expect([(await reader?.read())?.value, (await reader?.read())?.done]).toEqual([',"last"]', true]);
});

test('a large answer flows through: the gateway holds the service back while the caller does not read', async () => {
  const answer = await fetch(`${gateway.url}/api/surveys/large?mb=200`);
  const reader = answer.body?.getReader();
  let seen = (await reader?.read())?.value?.length ?? 0;
  // Nobody reads on: what the service could send has an end far below the whole.
  let before = -1;
  await eventually(
    () => {
      const now = surveys.sent;
      const standing = now === before;
      before = now;
      if (!standing) throw new Error(`still flowing at ${now}`);
    },
    { every: 300 },
  );
  expect(surveys.sent).toBeLessThan(60 * 1_048_576);
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    seen += part.value?.length ?? 0;
  expect(seen).toBe(200 * 1_048_576);
});

test('a caller that goes away ends the work at the service', async () => {
  surveys.sent = 0;
  const leaving = new AbortController();
  const answer = await fetch(`${gateway.url}/api/surveys/large?mb=500`, { signal: leaving.signal });
  await answer.body?.getReader().read();
  leaving.abort();
  let before = -1;
  await eventually(
    () => {
      const standing = surveys.sent === before;
      before = surveys.sent;
      if (!standing) throw new Error('still flowing');
    },
    { every: 300 },
  );
  expect(surveys.sent).toBeLessThan(400 * 1_048_576);
});
