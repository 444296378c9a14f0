import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Injectable, Module } from '@nestjs/common';
import { type EventContract, fact, type ReceivedEvent } from '@xaso/contracts-common';
import { Database, defineService, type MigrationSet, platformMigrations, type Tx } from '@xaso/platform';
import { testBrokers } from '@xaso/testing';
import { messagingCommands } from '../../admin/commands.js';
import { messagingConfig } from '../../config.js';
import { EventsServer } from '../../events-server.js';
import { MessagingModule } from '../../messaging.module.js';
import { messagingMigrations } from '../../migrations.js';
import { type ChunkContext, type EventContext, OnEvent, OnEvents } from '../../on-event.js';
import { Outbox } from '../../outbox/outbox.js';
import { applyTopics } from '../../topics/topics.js';
import { AccountCredited, AccountOpened, DayClosed, ledgerContext, ledgerEvents } from '../ledger.js';

type Booked = ReceivedEvent<typeof AccountOpened> | ReceivedEvent<typeof AccountCredited>;

/** What a spec makes of the handlers. */
@Injectable()
export class Knobs {
  /** Runs before the handler `bookings` does its work; throws to make it fail. */
  before: (event: Booked, tx: Tx) => void | Promise<void> = () => undefined;
}

/** The write side: accounts that publish what happens to them. */
@Injectable()
export class Ledger {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Row and fact in two statements. */
  async open(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('insert into account (id, version, balance) values ($1, 1, 0)', [id]);
      await this.outbox.append(tx, this.change(id, 1, [fact(AccountOpened, new Date(), {})]));
    });
  }

  /** Row and facts in one statement. Returns the number of facts: 0 when the version was another. */
  credit(id: string, version: number, ...amounts: number[]): Promise<number> {
    const facts = amounts.map((amount) => fact(AccountCredited, new Date(), { amount }));
    const sql =
      'update account set version = version + $3, balance = balance + $4 where id = $1 and version = $2';
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    return this.database.transaction((tx) =>
      this.outbox.appendWith(
        tx,
        sql,
        [id, version, amounts.length, total],
        this.change(id, version + 1, facts),
        'credit',
      ),
    );
  }

  /** An account with one fact for each version up to `version`. */
  async fill(id: string, version: number): Promise<void> {
    await this.open(id);
    for (let at = 1; at < version; at += 1) await this.credit(id, at, 1);
  }

  change(aggregateId: string, version: number, facts: Parameters<Outbox['append']>[1]['facts']) {
    return { aggregateId, version, facts, context: ledgerContext };
  }
}

/** The read side: two consumers of one topic, one event by event, one chunk by chunk. */
@Controller()
export class Bookings {
  constructor(private readonly knobs: Knobs) {}

  @OnEvent([AccountOpened, AccountCredited], { consumer: 'ledger.bookings' })
  async book(event: Booked, { tx }: EventContext): Promise<void> {
    await this.knobs.before(event, tx);
    await write(tx, 'bookings', [event]);
  }

  @OnEvents(AccountCredited, { consumer: 'ledger.credits' })
  async count(events: readonly ReceivedEvent<typeof AccountCredited>[], { tx }: ChunkContext): Promise<void> {
    await write(tx, 'credits', events);
  }
}

const write = (tx: Tx, consumer: string, events: readonly Booked[]) =>
  tx.query(
    `insert into booking (consumer, event_id, key, version)
     select $1, e.id, e.key, e.version from unnest($2::uuid[], $3::text[], $4::int[]) with ordinality e(id, key, version, n) order by e.n`,
    [
      consumer,
      events.map((event) => event.id),
      events.map((event) => event.key),
      events.map((event) => event.data.aggregateVersion),
    ],
  );

@Module({
  imports: [
    MessagingModule.forRoot({
      service: 'ledger',
      produces: ledgerEvents.filter((one): one is EventContract => one !== DayClosed),
      reads: ledgerEvents,
    }),
  ],
  controllers: [Bookings],
  providers: [Knobs, Ledger],
})
class LedgerModule {}

const ledgerMigrations: MigrationSet = { name: 'ledger', folder: new URL('./migrations/', import.meta.url) };

/** All that a database of the service holds. */
export const ledgerSets = [platformMigrations, messagingMigrations, ledgerMigrations];

export const ledger = defineService({
  name: 'ledger',
  version: '1.0.0',
  module: LedgerModule,
  config: messagingConfig,
  entities: [],
  migrations: ledgerSets,
  transports: (app) => [app.get(EventsServer)],
  commands: messagingCommands,
});

/** Makes the topics of the service under a prefix. */
export async function ledgerTopics(
  prefix: string,
  brokers: readonly string[] = testBrokers(),
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-topics-'));
  const file = join(folder, 'topics.yaml');
  const topics = [...new Set(ledgerEvents.map(({ topic }) => topic))];
  const lines = topics.map(
    (name) => `  - { name: ${name}, partitions: 3, owner: ledger, readers: [ledger] }`,
  );
  await writeFile(file, ['topics:', ...lines, ''].join('\n'));
  await applyTopics({ brokers, file, prefix });
  await rm(folder, { recursive: true });
}
