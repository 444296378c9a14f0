import { Kafka, logLevel } from 'kafkajs';

/** Where a partition ends: the offset that the next fact will get. */
export interface LogEnd {
  readonly topic: string;
  readonly partition: number;
  readonly end: bigint;
}

/** The ends of all partitions of the topics, as of now. @throws when the broker is away or a topic does not exist. */
export async function logEnds(brokers: readonly string[], topics: readonly string[]): Promise<LogEnd[]> {
  return withAdmin(brokers, async (admin) => {
    const ends: LogEnd[] = [];
    for (const topic of topics) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        ends.push({ topic, partition, end: BigInt(high) });
    }
    return ends;
  });
}

/** Forgets a consumer group that has left for good, such as that of a finished rebuild. */
export async function deleteGroup(brokers: readonly string[], group: string): Promise<void> {
  await withAdmin(brokers, (admin) => admin.deleteGroups([group]));
}

async function withAdmin<T>(
  brokers: readonly string[],
  work: (admin: ReturnType<Kafka['admin']>) => Promise<T>,
): Promise<T> {
  const kafka = new Kafka({
    clientId: 'log-ends',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 3, initialRetryTime: 100 },
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
