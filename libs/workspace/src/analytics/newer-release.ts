import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../root.js';

/** A programme of its own: the figures of the pilots stay what they are. */
export const TRIAL_PROGRAMME = 'analytics-trial';
/** Its forms, each a fact with a field that nobody here knows. */
export const TRIAL_FORMS = 2;

const UNKNOWN_TYPE = 'surveys.response.read-by-machine';
const NEWER_FIELD = { readByMachine: { confidence: 0.97, model: 'of a release to come' } };

const INSERT = `
  insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
  values ($1, $2, $3, $4, $5, $3, 1, $6, $7)`;

interface Sample {
  readonly topic: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Readonly<Record<string, unknown>>;
}

/** How a fact differs from its sample. */
interface Change {
  readonly type?: string;
  readonly more?: object;
  /** The attributes go into the value. */
  readonly structured?: boolean;
}

/**
 * Writes facts as a later release of surveys would, into its outbox: forms with a field that no contract has yet, one of them
 * in structured mode, and a fact of a type that nobody knows. They take the way that every fact takes.
 */
export async function writeAsNewerRelease(databaseUrl: string, topicPrefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const opened = await sample('surveys.campaign.opened.baseline-synthetic');
    const accepted = await sample('surveys.response.accepted.online-synthetic');
    await write(client, topicPrefix, opened, {});
    await write(client, topicPrefix, accepted, { more: NEWER_FIELD });
    await write(client, topicPrefix, accepted, { more: NEWER_FIELD, structured: true });
    await write(client, topicPrefix, accepted, { type: UNKNOWN_TYPE, more: NEWER_FIELD });
  } finally {
    await client.end();
  }
}

async function sample(name: string): Promise<Sample> {
  const file = join(ROOT, 'libs', 'contracts', 'surveys', 'samples', `${name}.json`);
  return JSON.parse(await readFile(file, 'utf8')) as Sample;
}

async function write(client: pg.Client, prefix: string, of: Sample, change: Change): Promise<void> {
  const made = await client.query<{ id: string; key: string }>('select uuidv7() as id, uuidv7() as key');
  const { id, key } = made.rows[0] as { id: string; key: string };
  const type = change.type ?? of.headers['ce_type'] ?? '';
  const aggregate = type.split('.').slice(0, 2).join('.');
  const now = new Date().toISOString();
  const value = {
    ...of.value,
    programme: TRIAL_PROGRAMME,
    aggregateVersion: 1,
    recordedAt: now,
    ...change.more,
  };
  const attributes = { specversion: '1.0', id, source: '/xaso/surveys', type };
  const [headers, payload] = change.structured
    ? [
        { 'content-type': 'application/cloudevents+json' },
        { ...attributes, datacontenttype: 'application/json', data: value },
      ]
    : [{ ...of.headers, ce_id: id, ce_type: type }, value];
  const row = [id, prefix + of.topic, key, type, aggregate, JSON.stringify(headers), JSON.stringify(payload)];
  await client.query(INSERT, row);
}
