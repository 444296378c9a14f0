import type { Admin } from 'kafkajs';

/** A topic that the service reads or writes and that nobody created. */
export class MissingTopics extends Error {
  override readonly name = 'MissingTopics';

  constructor(topics: readonly string[]) {
    super(`Kafka has no topic ${topics.join(', ')}: apply deploy/kafka/topics.yaml first`);
  }
}

/** @throws MissingTopics */
export async function requireTopics(admin: Admin, topics: readonly string[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !existing.has(topic));
  if (missing.length > 0) throw new MissingTopics(missing);
}
