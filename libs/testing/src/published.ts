import { decodeRecord, type ReceivedEvent } from '@xaso/contracts-common';
import { MESSAGING_OPTIONS, type MessagingOptions, readTopic } from '@xaso/messaging';
import { testBrokers } from './run-environment.js';
import type { TestService } from './test-service.js';

/** A fact as it stands in its topic. */
export interface PublishedFact extends ReceivedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/**
 * All facts of a topic from its beginning to its end as of now: facts of one aggregate in their order. A fact that was
 * published twice is there twice. The name is the one in Kafka, with the prefix of the spec.
 *
 * @throws UndecodableRecord when something else than facts is in it
 */
export async function publishedOn(
  topic: string,
  brokers: readonly string[] = testBrokers(),
): Promise<PublishedFact[]> {
  const records = await readTopic(brokers, topic);
  return records.map((record) => ({
    ...decodeRecord(record),
    topic,
    partition: record.partition,
    offset: record.offset,
  }));
}

/** All facts that a service has published, on all topics that it writes; wait for `drain` before. */
export async function publishedBy(service: TestService): Promise<PublishedFact[]> {
  const options = service.app.get<MessagingOptions>(MESSAGING_OPTIONS);
  const topics = [...new Set(options.produces.map(({ topic }) => options.topicPrefix + topic))];
  const facts: PublishedFact[] = [];
  for (const topic of topics) facts.push(...(await publishedOn(topic, options.brokers)));
  return facts.filter(({ source }) => source === `/xaso/${options.service}`);
}
