/**
 * The write side as the Kafka chapter of NestJS's documentation shows it: a `ClientsModule` with `Transport.KAFKA`, the
 * row is written, then `client.emit(topic, { key, value })` is awaited. All options are the defaults, which is what the
 * chapter uses. It is meant as a competent reader would write it, and favoured where there was a choice: row and version
 * take one statement of pg without an ORM, the key keeps an aggregate in one partition, a failed emit is not swallowed,
 * and SIGTERM lets work under way end.
 */
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type ClientKafka, ClientsModule, Transport } from '@nestjs/microservices';
import pg from 'pg';
import { lastValueFrom } from 'rxjs';
import { monotonicMs, pacer } from '../clock.js';
import { REPORT_MS, say } from '../lab/report.js';
import { CONTEXT, FILLING } from '../service/facts.js';
import { optionsOf, type DocumentationOptions } from './options.js';

const KEYS_OF_A_WRITER = 20;
const options: DocumentationOptions = optionsOf(process.argv[2]);
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 20 });

@Injectable()
class Things {
  written = 0;
  stopping = false;

  constructor(@Inject('EVENTS') private readonly client: ClientKafka) {}

  async run(): Promise<void> {
    await pool.query(
      `insert into thing (id, version, total) select 'thing-' || n, 0, 0 from generate_series(1, $1::int) n on conflict do nothing`,
      [options.writers * KEYS_OF_A_WRITER],
    );
    await this.client.connect();
    const until = monotonicMs() + options.seconds * 1000;
    const pace = pacer(options.perSecond);
    const writer = async (_: unknown, index: number): Promise<void> => {
      for (let turn = 0; !this.stopping && monotonicMs() < until; turn += 1) {
        await pace();
        await this.change(`thing-${index * KEYS_OF_A_WRITER + (turn % KEYS_OF_A_WRITER) + 1}`);
      }
    };
    await Promise.all(Array.from({ length: options.writers }, writer));
  }

  async change(key: string): Promise<void> {
    const id = randomUUID();
    const { rows } = await pool.query<{ version: string }>({
      name: 'change',
      text: `with changed as (update thing set version = version + 1, total = total + 1 where id = $1 returning version)
        insert into change (event_id, key, version) select $2, $1, version from changed returning version`,
      values: [key, id],
    });
    const now = new Date().toISOString();
    const aggregateVersion = Number(rows[0]?.version);
    const fact = {
      id,
      thing: key,
      occurredAt: now,
      recordedAt: now,
      aggregateVersion,
      ...CONTEXT,
      amount: 1,
      ...FILLING,
    };
    await lastValueFrom(this.client.emit(options.topic, { key, value: fact }));
    this.written += 1;
  }
}

@Module({
  imports: [
    ClientsModule.register([
      {
        name: 'EVENTS',
        transport: Transport.KAFKA,
        options: { client: { clientId: 'things', brokers: [...options.brokers] } },
      },
    ]),
  ],
  providers: [Things],
})
class WriterModule {}

const app = await NestFactory.createApplicationContext(WriterModule, { logger: ['error'] });
const things = app.get(Things);
const report = (): void => say({ written: things.written });
const timer = setInterval(report, REPORT_MS);
process.once('SIGTERM', () => (things.stopping = true));
await things.run();
clearInterval(timer);
await app.close();
await pool.end();
report();
