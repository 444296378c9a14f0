import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  deleteGroup,
  EventsServer,
  KafkaConsumerLoop,
  logEnds,
  MESSAGING_OPTIONS,
  type MessagingOptions,
} from '@xaso/messaging';
import {
  CONFIG,
  createService,
  Database,
  migrate,
  onOwnConnection,
  type ServiceDefinition,
} from '@xaso/platform';
import type { config } from '../config.js';
import { beginBulk, endBulk } from '../figures/whole-sums.store.js';
import { replaceTables } from './rebuild.store.js';

type Definition = ServiceDefinition<typeof config>;
type Config = Parameters<typeof createService<typeof config>>[1];

const POLL_MS = 100;
const ATTEMPTS = 5;
/** Nobody waits for a chunk of a rebuild, so it may be as large as what one fetch brings. */
const CHUNK_SIZE = 5_000;

/** Progress of a rebuild, for whoever waits. */
export type Report = (line: string) => void;

/**
 * Reads every topic from its start into new tables, beside the service that goes on, and puts them in place of the old
 * ones in one transaction. Killed at any point it leaves the old figures as they were, and a schema that the next
 * rebuild removes.
 */
export async function rebuild(
  definition: Definition,
  app: NestFastifyApplication,
  report: Report,
): Promise<void> {
  const live = app.get<Config>(CONFIG);
  const options = app.get<MessagingOptions>(MESSAGING_OPTIONS);
  const database = app.get(Database);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const schema = `rebuild_${stamp}`;
  const group = `indicators-rebuild-${stamp}`;
  await dropLeftovers(database);
  await migrate(live.DATABASE_URL, definition.migrations, undefined, schema);
  const onScratch = (work: typeof beginBulk) =>
    onOwnConnection(live.DATABASE_URL, { schema, name: 'rebuild' }, work);
  await onScratch(beginBulk);
  const scratch = { ...live, DATABASE_SCHEMA: schema, KAFKA_GROUP: group, RELAY: false };
  for (let attempt = 1; ; attempt += 1) {
    // The bulk is summed up once; what the service has gone ahead by meanwhile is little and is added fact by fact, so that the
    // rebuild comes as close to it as it can.
    const bulk = attempt === 1;
    const reader = await createService(definition, {
      ...scratch,
      SUMS_LATER: bulk,
      ...(bulk ? { CHUNK_SIZE } : {}),
    });
    try {
      await catchUp(reader, options, report);
      await reader.get(KafkaConsumerLoop).stop();
      if (bulk) await onScratch(endBulk);
    } finally {
      // The reader has left before the tables move, so nothing writes to them meanwhile.
      await reader.close();
    }
    const moved = await replaceTables(database, {
      from: schema,
      to: live.DATABASE_SCHEMA,
      group: options.group,
      rebuiltGroup: options.topicPrefix + group,
    });
    if (moved) break;
    if (attempt === ATTEMPTS)
      throw new Error(
        `the service stayed ahead of the rebuild ${ATTEMPTS} times; the old figures are kept, try again when less is written`,
      );
    report('the service went ahead meanwhile, reading on');
  }
  await deleteGroup(options.brokers, options.topicPrefix + group).catch(() => undefined);
  report('the rebuilt figures are in place');
}

/** Waits until the new tables hold everything that the topics hold now. */
async function catchUp(
  reader: NestFastifyApplication,
  options: MessagingOptions,
  report: Report,
): Promise<void> {
  // A topic that nobody reacts to is not read, so nothing of it is waited for.
  const topics = reader.get(EventsServer).topics();
  const ends = (await logEnds(options.brokers, topics)).filter(({ end }) => end > 0n);
  const total = ends.reduce((sum, { end }) => sum + end, 0n);
  let shown = -1;
  for (;;) {
    const rows = await reader
      .get(Database)
      .query<{ topic: string; partition: number; next: string }>(
        'select topic, partition, next from consumer_offset',
      );
    const next = new Map(rows.map((row) => [`${row.topic}/${row.partition}`, BigInt(row.next)]));
    const missing = ends.filter(
      ({ topic, partition, end }) => (next.get(`${topic}/${partition}`) ?? 0n) < end,
    );
    const read = ends.reduce(
      (sum, { topic, partition, end }) => sum + min(next.get(`${topic}/${partition}`) ?? 0n, end),
      0n,
    );
    const percent = total === 0n ? 100 : Number((read * 100n) / total);
    if (percent !== shown) report(`${read} of ${total} facts read`);
    shown = percent;
    if (missing.length === 0) return;
    const halted = reader.get(KafkaConsumerLoop).haltedPartitions();
    if (halted.length > 0)
      throw new Error(`${halted.join('; ')}: the rebuild cannot get past it, the old figures are kept`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function dropLeftovers(database: Database): Promise<void> {
  const rows = await database.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname ~ '^rebuild_\\d{14}$'`,
  );
  for (const { name } of rows) await database.query(`drop schema ${name} cascade`);
}

const min = (a: bigint, b: bigint) => (a < b ? a : b);
