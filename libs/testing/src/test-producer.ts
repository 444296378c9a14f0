import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import type { EventContract, Fact, FactContext } from '@xaso/contracts-common';
import { messagingConfig, messagingMigrations, MessagingModule, Outbox } from '@xaso/messaging';
import { Database, defineService, platformMigrations } from '@xaso/platform';
import { type TestService, testService, type TestServiceOptions } from './test-service.js';

/** A fact that a spec wants to be told, and whose it is. */
export interface ToPublish {
  readonly fact: Fact;
  /** Its aggregate, whose facts keep their order. Default: an aggregate of its own. */
  readonly of?: string;
  /** Over what the producer says of all its facts. */
  readonly context?: Partial<FactContext>;
}

/** Stands for another service: publishes what a spec says, through outbox, relay and Kafka. */
export class TestProducer {
  private readonly versions = new Map<string, number>();

  private constructor(
    readonly service: TestService,
    private readonly context: FactContext,
  ) {}

  /**
   * @param name of the service it stands for
   * @param context what its facts say unless told otherwise
   */
  static async start(
    name: string,
    produces: readonly EventContract[],
    context: FactContext,
    options: TestServiceOptions,
  ): Promise<TestProducer> {
    @Module({ imports: [MessagingModule.forRoot({ service: name, produces })] })
    class ProducerModule {}
    const definition = defineService({
      name,
      version: '1.0.0',
      module: ProducerModule,
      config: messagingConfig,
      entities: [],
      migrations: [platformMigrations, messagingMigrations],
    });
    return new TestProducer(await testService(definition, options), context);
  }

  /** All of them in one transaction. */
  async publish(...facts: readonly ToPublish[]): Promise<void> {
    const { app } = this.service;
    await app.get(Database).transaction(async (tx) => {
      for (const { fact, of = randomUUID(), context } of facts) {
        const version = (this.versions.get(of) ?? 0) + 1;
        this.versions.set(of, version);
        const change = { aggregateId: of, version, context: { ...this.context, ...context }, facts: [fact] };
        await app.get(Outbox).append(tx, change);
      }
    });
  }

  /** Every fact of an aggregate once more, as after a relay that died before it noted the acknowledgement. */
  async redeliver(of: string): Promise<void> {
    await this.service.db.query(
      `insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
       select event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload
       from outbox where aggregate_id = $1 order by seq`,
      [of],
    );
  }

  stop(): Promise<void> {
    return this.service.stop();
  }
}
