import { Kafka, logLevel } from 'kafkajs';

/** Removes the topics and consumer groups whose names begin so: what a temporary run made on a broker that stays. */
export async function removeTopics(brokers: readonly string[], prefix: string): Promise<void> {
  if (prefix === '') throw new Error('Without a prefix every topic would be removed.');
  const admin = new Kafka({
    clientId: 'xaso-cleaning',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const { groups } = await admin.listGroups();
    const ours = groups.map((group) => group.groupId).filter((group) => group.startsWith(prefix));
    if (ours.length > 0) await admin.deleteGroups(ours);
  } finally {
    await admin.disconnect();
  }
}
