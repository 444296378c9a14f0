import { Controller } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { OnEvent, OnEvents, type ChunkContext, type EventContext } from '@xaso/messaging';
import { Counts } from './counts.js';
import { ThingChanged } from './facts.js';

type Changed = ReceivedEvent<typeof ThingChanged>;

/** The effect for a whole chunk in one statement. */
@Controller()
export class ChunkByChunk {
  constructor(private readonly counts: Counts) {}

  @OnEvents(ThingChanged, { consumer: 'bench.effects' })
  async handle(events: readonly Changed[], { tx, partition }: ChunkContext): Promise<void> {
    await tx.query(
      `insert into effect (event_id, key, version, amount)
       select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[])`,
      [
        events.map((event) => event.id),
        events.map((event) => event.key),
        events.map((event) => event.data.aggregateVersion),
        events.map((event) => event.data.amount),
      ],
      'effects',
    );
    if (this.counts.sampling)
      tx.afterCommit(() => {
        for (const { key, data } of events) this.counts.sample(key, data.aggregateVersion, partition);
      });
  }
}

/** The effect event by event, each in a statement of its own. */
@Controller()
export class EventByEvent {
  constructor(private readonly counts: Counts) {}

  @OnEvent(ThingChanged, { consumer: 'bench.effects' })
  async handle({ id, key, data }: Changed, { tx, partition }: EventContext): Promise<void> {
    await tx.query(
      'insert into effect (event_id, key, version, amount) values ($1, $2, $3, $4)',
      [id, key, data.aggregateVersion, data.amount],
      'effect',
    );
    if (this.counts.sampling) tx.afterCommit(() => this.counts.sample(key, data.aggregateVersion, partition));
  }
}
