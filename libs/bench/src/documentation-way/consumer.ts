/**
 * The read side as the Kafka chapter of NestJS's documentation shows it: a microservice with `Transport.KAFKA` and a
 * handler with `@EventPattern` that writes the effect. Default options, and `fromBeginning`, which the chapter names, so
 * that a group's first start skips nothing. The effect is one statement of pg without an ORM.
 */
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, type MicroserviceOptions, Payload, Transport } from '@nestjs/microservices';
import pg from 'pg';
import { REPORT_MS, say } from '../lab/report.js';
import { optionsOf, type DocumentationOptions } from './options.js';

interface Changed {
  readonly id: string;
  readonly thing: string;
  readonly aggregateVersion: number;
  readonly amount: number;
}

const options: DocumentationOptions = optionsOf(process.argv[2]);
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 20 });
let applied = 0;

@Controller()
class Effects {
  @EventPattern<Record<string, Changed>>(options.topic)
  async handle(@Payload() { id, thing, aggregateVersion, amount }: Changed): Promise<void> {
    await pool.query({
      name: 'effect',
      text: 'insert into effect (event_id, key, version, amount) values ($1, $2, $3, $4)',
      values: [id, thing, aggregateVersion, amount],
    });
    applied += 1;
  }
}

@Module({ controllers: [Effects] })
class ConsumerModule {}

const app = await NestFactory.createMicroservice<MicroserviceOptions>(ConsumerModule, {
  logger: ['error'],
  transport: Transport.KAFKA,
  options: {
    client: { clientId: 'effects', brokers: [...options.brokers] },
    consumer: { groupId: `${options.topic}.effects` },
    subscribe: { fromBeginning: true },
  },
});
app.enableShutdownHooks();
await app.listen();
setInterval(() => say({ applied, reads: true }), REPORT_MS);
