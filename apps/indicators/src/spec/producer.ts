import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import type { EventContract, Fact, FactContext } from '@xaso/contracts-common';
import { programmeEvents } from '@xaso/contracts-programme';
import { surveysEvents } from '@xaso/contracts-surveys';
import { messagingConfig, messagingMigrations, MessagingModule, Outbox } from '@xaso/messaging';
import { Database, defineService, platformMigrations } from '@xaso/platform';

export const THANH_SON = '17335@before-2025-07-01';
export const MINH_HOP = '17071@before-2025-07-01';
export const KHANH_HOP = '17878@before-2025-07-01';

/** A fact to be published, and whose it is. */
export interface ToPublish {
  readonly fact: Fact;
  /** Facts of one aggregate keep their order. Default: an aggregate of its own. */
  readonly of?: string;
  readonly context?: Partial<FactContext>;
}

const context: FactContext = {
  programme: 'nghe-an-2022',
  source: 'online',
  synthetic: false,
  actorRole: 'programme-lead',
};

/** Stands for the surveys and programme services: publishes what a spec says, through the outbox. */
@Injectable()
export class Producer {
  readonly #versions = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async publish(...facts: readonly ToPublish[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      for (const { fact, of = randomUUID(), context: own } of facts) {
        const version = (this.#versions.get(of) ?? 0) + 1;
        this.#versions.set(of, version);
        const pilot = { communeUnitId: THANH_SON, pilotId: PILOT, pillar: 'government' as const };
        await this.outbox.append(tx, {
          aggregateId: of,
          version,
          context: { ...context, ...pilot, ...own },
          facts: [fact],
        });
      }
    });
  }
}

/** The pilot that facts belong to unless they name another. */
export const PILOT = '018f4d3c-7a00-7abc-8def-0000000000a1';

const produced: readonly EventContract[] = [...surveysEvents, ...programmeEvents];

@Module({
  imports: [MessagingModule.forRoot({ service: 'producer', produces: produced, reads: [] })],
  providers: [Producer],
})
class ProducerModule {}

export const producer = defineService({
  name: 'producer',
  version: '1.0.0',
  module: ProducerModule,
  config: messagingConfig,
  entities: [],
  migrations: [platformMigrations, messagingMigrations],
});
