import { readFile } from 'node:fs/promises';
import { type Admin, Kafka, logLevel } from 'kafkajs';
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

/** Reads and checks the file. @throws Error naming the entry and the fault. */
export async function readTopics(file: string): Promise<TopicDeclaration[]> {
  const document = parse(await readFile(file, 'utf8')) as { topics?: unknown } | null;
  if (!Array.isArray(document?.topics)) throw new Error(`${file}: expected a list under "topics"`);
  return document.topics.map((entry: Record<string, unknown>, index) => {
    const { name, partitions, config, owner, readers } = entry;
    const valid =
      typeof name === 'string' &&
      /^[a-z-]+\.[a-z-]+\.v[1-9]\d*$/.test(name) &&
      Number.isInteger(partitions) &&
      (partitions as number) > 0 &&
      typeof owner === 'string' &&
      Array.isArray(readers);
    if (!valid)
      throw new Error(
        `${file}: topic ${index + 1} (${String(name)}) needs name <domain>.<aggregate>.v<n>, partitions, owner and readers`,
      );
    const settings = Object.entries((config ?? {}) as Record<string, unknown>).map(
      ([key, value]) => [key, String(value)] as const,
    );
    return {
      name,
      partitions: partitions as number,
      owner,
      readers: readers as string[],
      config: Object.fromEntries(settings),
    };
  });
}

/**
 * Creates the declared topics that do not exist. An existing one with another partition count is refused: raising it
 * would send the keys to other partitions and disorder them.
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
    const present = declared.filter((topic) => existing.has(topic.name));
    if (present.length > 0) {
      const { topics } = await admin.fetchTopicMetadata({ topics: present.map((topic) => topic.name) });
      const different = present.filter(
        (topic) => topics.find((found) => found.name === topic.name)?.partitions.length !== topic.partitions,
      );
      if (different.length > 0)
        throw new Error(
          `${different.map((topic) => topic.name).join(', ')}: the partition count in Kafka differs from ${file}; it is fixed when a topic is made`,
        );
    }
    const missing = declared.filter((topic) => !existing.has(topic.name));
    if (missing.length > 0) {
      await admin.createTopics({
        // kafkajs gives up on the transient "unknown topic" right after the creation; waited for below instead.
        waitForLeaders: false,
        topics: missing.map((topic) => ({
          topic: topic.name,
          numPartitions: topic.partitions,
          replicationFactor: replicas,
          configEntries: Object.entries(topic.config).map(([name, value]) => ({ name, value })),
        })),
      });
      await leadersElected(
        admin,
        missing.map((topic) => topic.name),
      );
    }
    return missing.map((topic) => topic.name);
  } finally {
    await admin.disconnect();
  }
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
