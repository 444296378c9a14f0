import { Controller, Module } from '@nestjs/common';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ResponseSubmitted, surveysEvents } from '@xaso/contracts-surveys';
import {
  EventsServer,
  messagingConfig,
  messagingMigrations,
  MessagingModule,
  OnEvent,
} from '@xaso/messaging';
import { currentContext, defineService, platformMigrations } from '@xaso/platform';
import { surveys } from '@xaso/surveys';
import { drain, privateTopics, publishedBy, type TestService, testService } from '@xaso/testing';
import { filledForm, openRound } from './survey-journey.js';

const seen: (string | undefined)[] = [];

@Controller()
class Listener {
  @OnEvent(ResponseSubmitted, { consumer: 'listener.traces' })
  hear(): Promise<void> {
    seen.push(currentContext()?.traceparent);
    return Promise.resolve();
  }
}

@Module({
  imports: [MessagingModule.forRoot({ service: 'listener', produces: [], reads: surveysEvents })],
  controllers: [Listener],
})
class ListenerModule {}

const listener = defineService({
  name: 'listener',
  version: '1.0.0',
  module: ListenerModule,
  config: messagingConfig,
  entities: [],
  migrations: [platformMigrations, messagingMigrations],
  transports: (app) => [app.get(EventsServer)],
});

let surveysService: TestService;
let listenerService: TestService;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  surveysService = await testService(surveys, { topicPrefix });
  listenerService = await testService(listener, { topicPrefix });
});

afterAll(async () => {
  await listenerService?.stop();
  await surveysService?.stop();
});

test('a trace goes from the request through the outbox and Kafka to the handler', async () => {
  const round = await openRound(surveysService, 'traced');
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  const correlationId = crypto.randomUUID();
  const { status } = await round.http.post('/responses', filledForm(round), {
    token: round.lead,
    headers: { ...headers, 'x-correlation-id': correlationId },
  });
  expect(status).toBe(201);
  await drain(surveysService, listenerService);

  const fact = (await publishedBy(surveysService)).find(({ type }) => type === ResponseSubmitted.type);
  expect(fact?.traceparent?.split('-')[1]).toBe(traceId);
  expect(fact?.data.correlationId).toBe(correlationId);
  expect(seen.map((traceparent) => traceparent?.split('-')[1])).toEqual([traceId]);
  // Each step is a span of its own.
  expect(new Set([headers.traceparent, fact?.traceparent, seen[0]]).size).toBe(3);
});
