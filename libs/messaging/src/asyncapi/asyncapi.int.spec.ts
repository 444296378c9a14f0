import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { privateTopics, testService, type TestService } from '@xaso/testing';
import { Bookings, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { handlersOf } from '../on-event.js';
import type { AsyncApiDocument } from './asyncapi.js';

let service: TestService;
beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix });
});
afterAll(() => service?.stop());

test('a service describes its events to whoever asks, without prefix or address of its installation', async () => {
  const { status, body } = await service.http.get<AsyncApiDocument>('/asyncapi.json');
  expect(status).toBe(200);
  expect(body).toMatchObject({ asyncapi: '3.0.0', info: { version: '1.0.0' } });
  expect(Object.keys(body.channels)).toEqual(['ledger.account.v1', 'ledger.day.v1']);
  expect(body.operations['receive.ledger.account.v1']?.['x-handled-by']).toEqual({
    'ledger.account.opened': ['ledger.bookings'],
    'ledger.account.credited': ['ledger.bookings', 'ledger.credits'],
  });
  expect(JSON.stringify(body.servers)).not.toContain('127.0.0.1');
});

test('its routes are not described there, nor this one among its routes', async () => {
  const { body } = await service.http.get<{ paths: object }>('/openapi.json');
  expect(Object.keys(body.paths)).not.toContain('/asyncapi.json');
});

test('handlers are known from their class alone', () => {
  expect(handlersOf(Bookings).map(({ consumer }) => consumer)).toEqual(['ledger.bookings', 'ledger.credits']);
});
