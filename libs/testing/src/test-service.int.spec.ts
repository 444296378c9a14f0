import { Controller, Get, Inject, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor, Clock } from '@xaso/kernel';
import { baseConfig, CLOCK, CurrentActor, defineService, platformMigrations, Roles } from '@xaso/platform';
import { TestClock } from './test-clock.js';
import { foreignToken, testToken } from './test-keys.js';
import { testService, type TestService } from './test-service.js';

const GREETING = Symbol('greeting');

@Controller('greetings')
class GreetingController {
  constructor(
    @Inject(GREETING) private readonly greeting: string,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles('commune-officer')
  greet(@CurrentActor() actor: Actor): object {
    return {
      text: this.greeting,
      to: actor.id,
      communes: actor.communes,
      at: this.clock.now().toISOString(),
    };
  }
}

@Module({ controllers: [GreetingController], providers: [{ provide: GREETING, useValue: 'chào' }] })
class GreetingModule {}

const definition = defineService({
  name: 'greetings',
  version: '1.0.0',
  module: GreetingModule,
  config: baseConfig,
  entities: [],
  migrations: [platformMigrations],
});

const clock = new TestClock('2022-04-01T00:00:00Z');
let service: TestService;

beforeAll(async () => {
  service = await testService(definition, { clock, providers: [{ token: GREETING, value: 'xin chào' }] });
});
afterAll(() => service.stop());

describe('a service under test', () => {
  test('accepts the run’s tokens, with the stand-in and the clock it was given', async () => {
    const token = await testToken({
      role: 'commune-officer',
      communes: ['17335@before-2025-07-01'],
      sub: 'an',
    });
    const { status, body } = await service.http.get('/greetings', { token });
    const at = '2022-04-01T00:00:00.000Z';
    expect({ status, body }).toEqual({
      status: 200,
      body: { text: 'xin chào', to: 'an', communes: ['17335@before-2025-07-01'], at },
    });
  });

  test('refuses a token of another key, an expired one, another role and none', async () => {
    const role = 'commune-officer';
    const tokens = [
      await foreignToken({ role }),
      await testToken({ role, expiresIn: -120 }),
      await testToken({ role: 'viewer' }),
      '',
    ];
    const answers = await Promise.all(tokens.map((token) => service.http.get('/greetings', { token })));
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 403, 401]);
  });

  test('has a database of its own with the migrations', async () => {
    expect(await service.db.query('select "set" from schema_migration')).toEqual(
      expect.arrayContaining([{ set: 'platform' }]),
    );
  });
});
