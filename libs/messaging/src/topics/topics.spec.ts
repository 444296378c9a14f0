import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readTopics } from './topics.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topics-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'topics.yaml');
  await writeFile(file, text);
  return readTopics(file);
}

const entry = (changes: string) =>
  `topics:\n  - { name: a.b.v1, partitions: 3, owner: a, readers: [] }\n  - ${changes}`;

describe('the declaration of topics', () => {
  test('is read with every setting as text, as Kafka wants it', async () => {
    const topics = await read(
      'topics:\n  - { name: a.b-c.v1, partitions: 3, owner: a, readers: [b], config: { retention.ms: -1 } }',
    );
    const config = { 'retention.ms': '-1' };
    expect(topics).toEqual([{ name: 'a.b-c.v1', partitions: 3, owner: 'a', readers: ['b'], config }]);
  });

  const wrong: [string, string, string][] = [
    ['no list', 'topics: 3', 'expected a list under "topics"'],
    ['nothing', '', 'expected a list under "topics"'],
    ['no YAML', 'topics: [', 'topics.yaml: '],
    ['an empty entry', entry(''), 'topic 2 (undefined): needs a name'],
    [
      'another name',
      entry('{ name: a_b, partitions: 3, owner: a, readers: [] }'),
      'topic 2 (a_b): needs a name',
    ],
    [
      'no partitions',
      entry('{ name: a.c.v1, partitions: 0, owner: a, readers: [] }'),
      'needs a number of partitions',
    ],
    ['no owner', entry('{ name: a.c.v1, partitions: 3, readers: [] }'), 'needs the service that owns it'],
    ['no readers', entry('{ name: a.c.v1, partitions: 3, owner: a }'), 'needs a list of readers'],
    [
      'a slip of the pen',
      entry('{ name: a.c.v1, partition: 3, owner: a, readers: [] }'),
      'does not know partition',
    ],
    [
      'a wrong config',
      entry('{ name: a.c.v1, partitions: 3, owner: a, readers: [], config: x }'),
      'config is a map',
    ],
    [
      'a topic twice',
      entry('{ name: a.b.v1, partitions: 3, owner: a, readers: [] }'),
      'a.b.v1 is declared twice',
    ],
  ];

  test.each(wrong)('is refused with the file, the entry and the fault: %s', async (_what, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toThrow('topics.yaml');
  });
});
