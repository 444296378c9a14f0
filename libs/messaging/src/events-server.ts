import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { HealthRegistry, LOGGER, inSpan, type Tx } from '@xaso/platform';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { type Handler, HandlerRegistry } from './consumer/handlers.js';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { KafkaConsumerLoop } from './kafka/kafka-consumer.js';
import { KAFKA_EVENTS, type EventContext, type OnEventExtras } from './on-event.js';
import { causedBy } from './outbox/cause.js';
import type { ConsumedRecord, PartitionRef } from './ports.js';

/**
 * Nest's transport for facts. It keeps decorators, pipes, guards and interceptors of Nest and replaces its Kafka
 * transport, which reads one message at a time, drops what has no handler and retries a failing one for ever.
 */
@Injectable()
export class EventsServer extends Server implements CustomTransportStrategy, OnModuleInit {
  override readonly transportId = KAFKA_EVENTS;
  override readonly propagatesEventHandlerErrors = true;

  constructor(
    private readonly registry: HandlerRegistry<Tx>,
    private readonly loop: KafkaConsumerLoop,
    private readonly health: HealthRegistry,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super();
  }

  onModuleInit(): void {
    this.health.register({
      name: 'events.consumer',
      affects: 'degraded',
      check: () => Promise.resolve(this.loop.status()),
    });
  }

  /** @throws Error at start-up on a method that is not declared with @OnEvent, or a consumer name used twice. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    _isEvent = false,
    extras: Record<string, unknown> = {},
  ): void {
    const declared = extras['onEvent'] as OnEventExtras | undefined;
    if (!declared)
      throw new Error(
        `${String(pattern)}: declare event handlers with @OnEvent, not with @EventPattern or @MessagePattern`,
      );
    const { contracts, options, chunks } = declared;
    const handler = {
      consumer: options.consumer,
      contracts,
      policy: options.policy ?? ('park-key' as const),
    };
    const invokeAll: Required<Handler<Tx>>['invokeAll'] = (events, tx, at) =>
      invokeForChunk(callback, events, tx, at);
    this.registry.add(
      chunks
        ? { ...handler, invokeAll, invoke: (event, tx, record) => invokeAll([event], tx, record) }
        : { ...handler, invoke: (event, tx, record) => invoke(callback, event, tx, record) },
    );
  }

  /** Topics that are read, by their names in Kafka. */
  topics(): string[] {
    return this.registry.topics();
  }

  /** Starts reading. A broker that is away only delays; a topic that does not exist is refused. */
  listen(callback: (error?: unknown) => void): void {
    this.loop.start().then(() => {
      this.log.info({ consumers: this.registry.consumers(), topics: this.topics() }, 'events: subscribed');
      callback();
    }, callback);
  }

  async close(): Promise<void> {
    await this.loop.stop();
  }

  override on(): never {
    throw new Error('the events transport emits no events of its own; see /health and /metrics');
  }

  override unwrap<T>(): T {
    return this.loop as T;
  }
}

async function invoke(
  callback: MessageHandler,
  event: ReceivedEvent,
  tx: Tx,
  record: ConsumedRecord,
): Promise<void> {
  const context: EventContext = {
    tx,
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
  };
  const { correlationId } = event.data;
  const span = {
    kind: 'consumer' as const,
    correlationId,
    ...(event.traceparent ? { traceparent: event.traceparent } : {}),
    // OpenTelemetry's names for messaging.
    attributes: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.destination.name': record.topic,
      'messaging.destination.partition.id': String(record.partition),
      'messaging.kafka.offset': Number(record.offset),
      'messaging.message.id': event.id,
    },
  };
  await inSpan(`process ${event.type}`, span, () =>
    causedBy(event.id, () => called(callback, event, context)),
  );
}

async function invokeForChunk(
  callback: MessageHandler,
  events: readonly ReceivedEvent[],
  tx: Tx,
  { topic, partition }: PartitionRef,
): Promise<void> {
  // Of many traces none is the one to go on with: the chunk begins its own.
  const span = {
    kind: 'consumer' as const,
    correlationId: uuidv7(),
    attributes: {
      'messaging.system': 'kafka',
      'messaging.operation.type': 'process',
      'messaging.destination.name': topic,
      'messaging.destination.partition.id': String(partition),
      'messaging.batch.message_count': events.length,
    },
  };
  await inSpan(`process a chunk of ${topic}`, span, () => called(callback, events, { tx, topic, partition }));
}

async function called(callback: MessageHandler, payload: unknown, context: unknown): Promise<void> {
  const result: unknown = await callback(payload, context);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}
