import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
// Node finds only some of the names that this CommonJS package exports.
import kafkajs, { type Admin, type ITopicConfig, Kafka, logLevel } from 'kafkajs';
import { parse } from 'yaml';
import { systemTimer } from '../timer.js';

const LEADER_ATTEMPTS = 100;
const LEADER_POLL_MS = 100;

/** One topic as deploy/kafka/topics.yaml declares it. */
export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  /** Kafka's topic configuration; facts are kept for ever (`retention.ms: -1`). */
  readonly config: Readonly<Record<string, string>>;
  readonly owner: string;
  readonly readers: readonly string[];
}

/** Reads and checks the file. @throws Error naming the entry and the fault */
export async function readTopics(file: string): Promise<TopicDeclaration[]> {
  const topics = parseTopics(await readFile(file, 'utf8'), file);
  const names = topics.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`${file}: ${twice} is declared twice`);
  return topics;
}

function parseTopics(text: string, file: string): TopicDeclaration[] {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
  const list = (document as { topics?: unknown } | null)?.topics;
  if (!Array.isArray(list)) throw new Error(`${file}: expected a list under "topics"`);
  return list.map((entry: unknown, index) => {
    const fields = (entry ?? {}) as Record<string, unknown>;
    const fault = faultOf(fields);
    if (fault) throw new Error(`${file}: topic ${index + 1} (${String(fields['name'])}): ${fault}`);
    const { name, partitions, owner, readers, config } = fields as unknown as TopicDeclaration;
    const settings = Object.entries(config ?? {}).map(([key, value]) => [key, String(value)] as const);
    return { name, partitions, owner, readers, config: Object.fromEntries(settings) };
  });
}

const FIELDS = ['name', 'partitions', 'owner', 'readers', 'config'];
const NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/;

function faultOf(entry: Record<string, unknown>): string | undefined {
  const { name, partitions, owner, readers, config } = entry;
  const unknown = Object.keys(entry).filter((field) => !FIELDS.includes(field));
  if (unknown.length > 0) return `does not know ${unknown.join(', ')}`;
  if (typeof name !== 'string' || !NAME.test(name)) return 'needs a name <domain>.<aggregate>.v<major>';
  if (!Number.isInteger(partitions) || (partitions as number) < 1)
    return 'needs a number of partitions from 1';
  if (typeof owner !== 'string' || owner === '') return 'needs the service that owns it';
  if (!Array.isArray(readers) || readers.some((reader) => typeof reader !== 'string'))
    return 'needs a list of readers';
  if (config !== undefined && (typeof config !== 'object' || config === null))
    return 'config is a map of settings';
  return undefined;
}

/**
 * Creates the declared topics that do not exist. An existing one that differs is refused before anything is made: another
 * partition count would send the keys to other partitions and disorder them, another retention may lose facts.
 * @returns the names that were created.
 */
export async function applyTopics(options: {
  brokers: readonly string[];
  file: string;
  prefix?: string;
  replicas?: number;
}): Promise<string[]> {
  const { brokers, file, prefix = '', replicas = 1 } = options;
  const declared = (await readTopics(file)).map((topic) => ({ ...topic, name: prefix + topic.name }));
  const admin = new Kafka({
    clientId: 'topic-init',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 5, initialRetryTime: 200 },
  }).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    await refuseDifferent(
      admin,
      declared.filter((topic) => existing.has(topic.name)),
      file,
    );
    const missing = declared.filter((topic) => !existing.has(topic.name));
    if (missing.length > 0) {
      await createTopics(
        admin,
        missing.map((topic) => ({
          topic: topic.name,
          numPartitions: topic.partitions,
          replicationFactor: replicas,
          configEntries: Object.entries(topic.config).map(([name, value]) => ({ name, value })),
        })),
      );
    }
    return missing.map((topic) => topic.name);
  } finally {
    await admin.disconnect();
  }
}

/**
 * Creates topics and answers when they can be written and read. kafkajs's `waitForLeaders` does not do: it gives up on
 * the transient "unknown topic" right after the creation.
 * @throws Error naming the topics when they get no leader, or are not served, within some seconds
 */
export async function createTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics: [...topics] });
  const names = topics.map(({ topic }) => topic);
  await leadersElected(admin, names);
  for (const name of names) await served(admin, name);
}

async function refuseDifferent(
  admin: Admin,
  present: readonly TopicDeclaration[],
  file: string,
): Promise<void> {
  if (present.length === 0) return;
  const { topics } = await admin.fetchTopicMetadata({ topics: present.map(({ name }) => name) });
  const counts = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  const split = present
    .filter(({ name, partitions }) => counts.get(name) !== partitions)
    .map(({ name, partitions }) => `${name} has ${counts.get(name)} partitions, ${file} says ${partitions}`);
  if (split.length > 0)
    throw new Error(
      `${split.join('; ')}; the count is fixed when a topic is made: correct the file, or begin a topic with the next major version`,
    );
  const set = await differentSettings(admin, present, file);
  if (set.length > 0)
    throw new Error(`${set.join('; ')}; correct the file, or the topic with kafka-configs.sh --alter`);
}

async function differentSettings(
  admin: Admin,
  present: readonly TopicDeclaration[],
  file: string,
): Promise<string[]> {
  const wanted = present.filter(({ config }) => Object.keys(config).length > 0);
  if (wanted.length === 0) return [];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: wanted.map(({ name, config }) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name,
      configNames: Object.keys(config),
    })),
  });
  return wanted.flatMap(({ name, config }) => {
    const found = resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
    const values = new Map(found.map(({ configName, configValue }) => [configName, configValue]));
    return Object.entries(config)
      .filter(([key, value]) => values.get(key) !== value)
      .map(([key, value]) => `${name} has ${key}=${values.get(key)}, ${file} says ${value}`);
  });
}

/** New topics are usable once every partition has a leader, a moment after they were created. */
async function leadersElected(admin: Admin, topics: string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const metadata = await admin.fetchTopicMetadata({ topics });
      if (
        metadata.topics.every(
          (topic) =>
            topic.partitions.length > 0 && topic.partitions.every((partition) => partition.leader >= 0),
        )
      )
        return;
    } catch (error) {
      if (attempt >= LEADER_ATTEMPTS) throw error;
    }
    if (attempt >= LEADER_ATTEMPTS)
      throw new Error(
        `${topics.join(', ')}: created, but Kafka elected no leader in time; look at the broker and apply again`,
      );
    await systemTimer.sleep(LEADER_POLL_MS);
  }
}

const SERVED_WITHIN_MS = 15_000;

/** A topic is known a moment before its leaders answer; whoever makes topics hands out ones that can be used. */
async function served(admin: Admin, topic: string): Promise<void> {
  const until = performance.now() + SERVED_WITHIN_MS;
  for (;;) {
    try {
      await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await delay(50);
    }
  }
}
