import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyTopics } from '@xaso/messaging';
import { BANKS, topicOf } from '../bank/facts.js';

export const PARTITIONS = 3;

/** Makes the topics of the three banks, declared as those of a deployment are. */
export async function makeTopics(brokers: readonly string[], folder: string): Promise<void> {
  const file = join(folder, 'topics.yaml');
  const lines = BANKS.map(
    (bank) =>
      `  - { name: ${topicOf(bank)}, partitions: ${PARTITIONS}, owner: ${bank}, readers: [${BANKS.filter((one) => one !== bank).join(', ')}], config: { retention.ms: -1 } }`,
  );
  await writeFile(file, ['topics:', ...lines, ''].join('\n'));
  await applyTopics({ brokers, file });
}
