import { Controller, type Type } from '@nestjs/common';
import type { EventContract, ReceivedEvent } from '@xaso/contracts-common';
import { type ChunkContext, type EventContext, OnEvent, OnEvents } from '@xaso/messaging';
import type { Tx } from '@xaso/platform';
import { Accounts } from './accounts.js';
import { bankOf, type BankFacts, type BankName, facts, factsOf, othersOf } from './facts.js';

type Sent = ReceivedEvent<BankFacts['sent']>;

/** The read side of a bank: one consumer event by event, whose effect writes facts of its own, one chunk by chunk. */
export function postingsOf(name: BankName): Type {
  const others = othersOf(name);

  @Controller()
  class Postings {
    constructor(private readonly accounts: Accounts) {}

    @OnEvent<BankFacts['sent']>(others.map((other) => facts[other].sent), { consumer: `${name}.postings` })
    async book(event: Sent, { tx }: EventContext): Promise<void> {
      const { to, amount, order } = event.data;
      if (bankOf(to) !== name) return;
      await note(tx, `${name}.postings`, [event]);
      await this.accounts.receive(tx, to, event.key, amount, order);
    }

    @OnEvents<EventContract>(others.flatMap(factsOf), { consumer: `${name}.journal` })
    async record(events: readonly ReceivedEvent[], { tx }: ChunkContext): Promise<void> {
      await note(tx, `${name}.journal`, events);
    }
  }
  return Postings;
}

const note = (tx: Tx, consumer: string, events: readonly ReceivedEvent[]) =>
  tx.query(
    `insert into effect (consumer, event_id, key, version)
     select $1, e.id, e.key, e.version from unnest($2::uuid[], $3::text[], $4::int[]) with ordinality e(id, key, version, n) order by e.n`,
    [
      consumer,
      events.map((event) => event.id),
      events.map((event) => event.key),
      events.map((event) => event.data.aggregateVersion),
    ],
    'bank-note',
  );
