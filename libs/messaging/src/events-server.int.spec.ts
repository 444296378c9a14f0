import { Controller, Module, type Type } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { describe, expect, test } from '@jest/globals';
import type { EventContract } from '@xaso/contracts-common';
import { defineService } from '@xaso/platform';
import { privateTopics, testService } from '@xaso/testing';
import { messagingConfig } from './config.js';
import { EventsServer } from './events-server.js';
import { MessagingModule } from './messaging.module.js';
import { KAFKA_EVENTS, OnEvent } from './on-event.js';
import { AccountCredited, AccountOpened } from './spec/ledger.js';
import { ledgerSets, ledgerTopics } from './spec/service/ledger.service.js';

/** A service with these controllers, on topics that exist. */
async function starting(
  controllers: Type[],
  reads: readonly EventContract[] = [AccountOpened],
): Promise<void> {
  @Module({ imports: [MessagingModule.forRoot({ service: 'odd', produces: [], reads })], controllers })
  class OddModule {}
  const odd = defineService({
    name: 'odd',
    version: '1.0.0',
    module: OddModule,
    config: messagingConfig,
    entities: [],
    migrations: ledgerSets,
    transports: (app) => [app.get(EventsServer)],
  });
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  const service = await testService(odd, { topicPrefix });
  await service.stop();
}

@Controller()
class One {
  @OnEvent(AccountOpened, { consumer: 'odd.same' })
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Controller()
class Other {
  @OnEvent(AccountOpened, { consumer: 'odd.same' })
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Controller()
class Unread {
  @OnEvent(AccountCredited, { consumer: 'odd.unread' })
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Controller()
class Plain {
  @EventPattern('ledger.account.opened', KAFKA_EVENTS)
  handle(_data: unknown): void {
    throw new Error('never reached');
  }
}

describe('a service starts', () => {
  test('with handlers of its own names', async () => {
    await expect(starting([One])).resolves.toBeUndefined();
  });

  const refused: [string, Type[], string][] = [
    ['two handlers of one name', [One, Other], 'two handlers are named odd.same'],
    ['a handler of a fact it does not read', [Unread], 'odd.unread reacts to ledger.account.credited'],
    ['a handler that Nest’s own decorator declares', [Plain], 'declare event handlers with @OnEvent'],
  ];

  test.each(refused)('but not with %s', async (_what, controllers, message) => {
    await expect(starting(controllers)).rejects.toThrow(message);
  });
});
