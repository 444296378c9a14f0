import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { privateTopics, testBrokers } from '@xaso/testing';
import kafkajs from 'kafkajs';
import { produceRaw, withAdmin } from '../spec/service/raw-kafka.js';
import { readTopic } from './read-topic.js';
import { applyTopics } from './topics.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topics-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function declaring(...lines: string[]): Promise<string> {
  const file = join(folder, `${lines.length}-${lines.join().length}.yaml`);
  await writeFile(
    file,
    ['topics:', ...lines.map((line) => `  - { ${line}, owner: a, readers: [] }`)].join('\n'),
  );
  return file;
}

describe('declared topics', () => {
  test('are made once, with their partitions and settings, also by two at the same time', async () => {
    const prefix = privateTopics();
    const file = await declaring(
      'name: a.b.v1, partitions: 3, config: { retention.ms: -1 }',
      'name: a.c.v1, partitions: 1',
    );
    const options = { brokers: testBrokers(), file, prefix };
    await Promise.all([applyTopics(options), applyTopics(options)]);
    expect(await applyTopics(options)).toEqual([]);
    const name = `${prefix}a.b.v1`;
    await withAdmin(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
      expect(topics[0]?.partitions).toHaveLength(3);
      const described = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames: ['retention.ms'] }],
      });
      expect(described.resources[0]?.configEntries[0]?.configValue).toBe('-1');
    });
  });

  test('with another number of partitions than in Kafka are refused: keys would move', async () => {
    const prefix = privateTopics();
    await applyTopics({
      brokers: testBrokers(),
      prefix,
      file: await declaring('name: a.b.v1, partitions: 3'),
    });
    const raised = applyTopics({
      brokers: testBrokers(),
      prefix,
      file: await declaring('name: a.b.v1, partitions: 12'),
    });
    await expect(raised).rejects.toThrow(`${prefix}a.b.v1 has 3 partitions, `);
  });

  test('with another retention than in Kafka are refused, and nothing beside them is made', async () => {
    const prefix = privateTopics();
    const forever = 'name: a.b.v1, partitions: 1, config: { retention.ms: -1 }';
    await applyTopics({ brokers: testBrokers(), prefix, file: await declaring(forever) });
    const shorter = applyTopics({
      brokers: testBrokers(),
      prefix,
      file: await declaring(
        'name: a.b.v1, partitions: 1, config: { retention.ms: 3600000 }',
        'name: a.c.v1, partitions: 1',
      ),
    });
    await expect(shorter).rejects.toThrow(`${prefix}a.b.v1 has retention.ms=-1, `);
    expect(await applyTopics({ brokers: testBrokers(), prefix, file: await declaring(forever) })).toEqual([]);
    const made = await applyTopics({
      brokers: testBrokers(),
      prefix,
      file: await declaring(forever, 'name: a.c.v1, partitions: 1'),
    });
    expect(made).toEqual([`${prefix}a.c.v1`]);
  });
});

test('a topic is read from its beginning to its end, key by key in order', async () => {
  const prefix = privateTopics();
  const topic = `${prefix}a.b.v1`;
  await applyTopics({ brokers: testBrokers(), prefix, file: await declaring('name: a.b.v1, partitions: 3') });
  expect(await readTopic(testBrokers(), topic)).toEqual([]);
  const messages = Array.from({ length: 30 }, (_, index) => ({ key: `k${index % 4}`, value: String(index) }));
  await produceRaw(topic, messages);
  const records = await readTopic(testBrokers(), topic);
  const valuesOf = (key: string) =>
    records.filter((one) => String(one.key) === key).map((one) => Number(String(one.value)));
  for (let key = 0; key < 4; key += 1) {
    expect(valuesOf(`k${key}`)).toEqual(
      messages.filter((one) => one.key === `k${key}`).map((one) => Number(one.value)),
    );
  }
});
