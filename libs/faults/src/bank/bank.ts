import { Module, type Type } from '@nestjs/common';
import {
  EventsServer,
  type MessagingConfig,
  messagingConfig,
  messagingMigrations,
  MessagingModule,
  Outbox,
} from '@xaso/messaging';
import {
  CONFIG,
  type ConfigOf,
  Database,
  defineService,
  flag,
  type MigrationSet,
  platformMigrations,
} from '@xaso/platform';
import { Accounts } from './accounts.js';
import { BankController } from './bank.controller.js';
import { type BankName, factsOf, othersOf } from './facts.js';
import { postingsOf } from './postings.js';

const bankConfig = {
  ...messagingConfig,
  /** False: the process reads no topics; it answers HTTP and relays. */
  LAB_READS: flag({ default: true }),
};

const bankMigrations: MigrationSet = { name: 'bank', folder: new URL('../../migrations/', import.meta.url) };

/** All that a bank's database holds. */
export const bankSets = [platformMigrations, messagingMigrations, bankMigrations];

/** The service of one bank. */
export const bank = (name: BankName) =>
  defineService({
    name,
    version: '1.0.0',
    module: moduleOf(name),
    config: bankConfig,
    entities: [],
    migrations: bankSets,
    transports: (app) =>
      app.get<ConfigOf<typeof bankConfig> & MessagingConfig>(CONFIG).LAB_READS ? [app.get(EventsServer)] : [],
  });

function moduleOf(name: BankName): Type {
  @Module({
    imports: [
      MessagingModule.forRoot({
        service: name,
        produces: factsOf(name),
        reads: othersOf(name).flatMap(factsOf),
      }),
    ],
    controllers: [BankController, postingsOf(name)],
    providers: [
      {
        provide: Accounts,
        inject: [Database, Outbox],
        useFactory: (database: Database, outbox: Outbox) => new Accounts(name, database, outbox),
      },
    ],
  })
  class BankModule {}
  return BankModule;
}
