import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readTopics } from '@xaso/messaging';
import { ROOT } from '../root.js';

interface Contract {
  readonly type: string;
  readonly topic: string;
}

/** Aggregates with by far the most facts; their topics are read by several instances side by side. */
const BUSY = ['response', 'enrolment', 'participant', 'visit'];

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'type' in value && 'topic' in value && 'schema' in value;

const exportsOf = async (path: string) =>
  (await import(pathToFileURL(join(ROOT, path)).href)) as Readonly<Record<string, unknown>>;

const folders = (path: string) => readdirSync(join(ROOT, path)).sort();

const declared = await readTopics(join(ROOT, 'deploy/kafka/topics.yaml'));

/** The topics that a list of contracts is about. */
const topicsOf = (contracts: readonly Contract[]) => new Set(contracts.map(({ topic }) => topic));

/** Service → topics of its contracts package. */
async function written(): Promise<Map<string, Set<string>>> {
  const services = folders('libs/contracts').filter((name) => name !== 'common');
  const entries = services.map(async (name) => {
    const contracts = Object.values(await exportsOf(`libs/contracts/${name}/src/index.ts`)).filter(
      isContract,
    );
    return [name, topicsOf(contracts)] as const;
  });
  return new Map(await Promise.all(entries));
}

/** Service → topics of its subscriptions. */
async function read(): Promise<Map<string, Set<string>>> {
  const file = (name: string) => `apps/${name}/src/subscriptions.ts`;
  const services = folders('apps').filter((name) => existsSync(join(ROOT, file(name))));
  const entries = services.map(async (name) => {
    const { subscriptions } = await exportsOf(file(name));
    return [name, topicsOf(subscriptions as readonly Contract[])] as const;
  });
  return new Map(await Promise.all(entries));
}

const holding = (services: ReadonlyMap<string, ReadonlySet<string>>, topic: string) =>
  [...services].filter(([, topics]) => topics.has(topic)).map(([service]) => service);

describe('deploy/kafka/topics.yaml', () => {
  test('declares every topic that a contract names, and no other', async () => {
    const named = [...(await written()).values()].flatMap((topics) => [...topics]);
    expect(declared.map(({ name }) => name).sort()).toEqual([...new Set(named)].sort());
  });

  test('names the service that writes each, and all that read it', async () => {
    const [writers, readers] = [await written(), await read()];
    for (const { name, owner, readers: listed } of declared) {
      expect({ name, owner: [owner] }).toEqual({ name, owner: holding(writers, name) });
      expect({ name, readers: [...listed].sort() }).toEqual({ name, readers: holding(readers, name) });
    }
  });

  test('reads nothing that nobody writes', async () => {
    const topics = new Set(declared.map(({ name }) => name));
    for (const [service, wanted] of await read()) {
      expect({ service, unknown: [...wanted].filter((topic) => !topics.has(topic)) }).toEqual({
        service,
        unknown: [],
      });
    }
  });

  test('gives 12 partitions to the busy aggregates and 3 to all others', () => {
    for (const { name, partitions } of declared) {
      const busy = BUSY.includes(name.split('.')[1] ?? '');
      expect({ name, partitions }).toEqual({ name, partitions: busy ? 12 : 3 });
    }
  });

  test('keeps every fact for ever, and never compacts', () => {
    for (const { name, config } of declared) {
      expect({ name, ...config }).toMatchObject({ name, 'retention.ms': '-1' });
      expect(config['cleanup.policy'] ?? 'delete').toBe('delete');
    }
  });
});
