import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type EventContract, type JsonSchema, schemaFaults } from '@xaso/contracts-common';
import { goldenSamples, sampleType } from '@xaso/contracts-common/checks';
import { readTopics } from '@xaso/messaging';
import { projectFiles } from '../docs-checks/project-files.js';
import { ROOT } from '../root.js';

const FOLDER = join(ROOT, 'docs/events');

interface Reference {
  readonly $ref: string;
}

/** As a stranger reads it: from the file, by following references. */
class Document {
  readonly #root: Readonly<Record<string, unknown>>;

  constructor(service: string) {
    this.#root = JSON.parse(readFileSync(join(FOLDER, `${service}.asyncapi.json`), 'utf8')) as Readonly<
      Record<string, unknown>
    >;
  }

  get<T>(...path: readonly string[]): T {
    return path.reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], this.#root) as T;
  }

  /** Follows references to the end. */
  follow<T>({ $ref }: Reference): T {
    const found = this.get<T | Reference>(...$ref.replace(/^#\//, '').split('/'));
    return (found as Reference).$ref === undefined ? (found as T) : this.follow<T>(found as Reference);
  }

  /** Names of the messages of all operations of one kind, as `<type> <topic>`. */
  messages(action: 'send' | 'receive'): string[] {
    const operations = Object.values(
      this.get<Record<string, { action: string; channel: Reference; messages: Reference[] }>>('operations'),
    ).filter((one) => one.action === action);
    return operations.flatMap(({ channel, messages }) =>
      messages.map(
        (one) =>
          `${this.follow<{ name: string }>(one).name} ${this.follow<{ address: string }>(channel).address}`,
      ),
    );
  }
}

const named = (contracts: readonly EventContract[]) => contracts.map(({ type, topic }) => `${type} ${topic}`);

// Read anew here, not by what generates the documents.
const exportsOf = async (path: string) =>
  (await import(pathToFileURL(join(ROOT, path)).href)) as Readonly<Record<string, unknown>>;
const isContract = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'topic' in value && 'schema' in value;

const topics = await readTopics(join(ROOT, 'deploy/kafka/topics.yaml'));
const sources = projectFiles(/^apps\/\w+\/src\/.*(?<!\.spec)\.ts$/);
const SERVICES = sources
  .filter(({ path, text }) => path.endsWith('/src/app.module.ts') && text.includes('MessagingModule'))
  .map(({ path }) => path.split('/')[1] ?? '')
  .sort();

async function publishedBy(service: string): Promise<EventContract[]> {
  if (!existsSync(join(ROOT, 'libs/contracts', service))) return [];
  return Object.values(await exportsOf(`libs/contracts/${service}/src/index.ts`)).filter(isContract);
}

async function readBy(service: string): Promise<readonly EventContract[]> {
  const file = `apps/${service}/src/subscriptions.ts`;
  if (!existsSync(join(ROOT, file))) return [];
  return (await exportsOf(file))['subscriptions'] as readonly EventContract[];
}

test('every service that speaks in facts has a document, and nothing else has one', () => {
  expect(SERVICES).toEqual(expect.arrayContaining(['indicators', 'programme', 'surveys', 'training']));
  const documents = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  expect(documents).toEqual(SERVICES.map((name) => `${name}.asyncapi.json`));
});

test('every fact of every contracts package is sent by exactly one document', async () => {
  const sent = SERVICES.flatMap((name) => new Document(name).messages('send'));
  const packages = readdirSync(join(ROOT, 'libs/contracts')).filter((name) => name !== 'common');
  const declared = named((await Promise.all(packages.map(publishedBy))).flat());
  expect(sent.sort()).toEqual(declared.sort());
});

describe.each(SERVICES)('the document of %s', (name) => {
  const document = new Document(name);

  test('sends what it publishes and receives what it reads: all of it, and nothing else', async () => {
    expect(document.messages('send').sort()).toEqual(named(await publishedBy(name)).sort());
    expect(document.messages('receive').sort()).toEqual(named(await readBy(name)).sort());
  });

  test('names every handler of the code with what it reacts to, and no other', () => {
    const operations = Object.values(
      document.get<Record<string, { 'x-handled-by'?: Record<string, string[]> }>>('operations'),
    );
    const told = operations.flatMap(({ 'x-handled-by': by = {} }) => Object.values(by).flat());
    const declared = sources
      .filter(({ path }) => path.startsWith(`apps/${name}/`))
      .flatMap(({ text }) => [...text.matchAll(/@OnEvents?\([\s\S]*?consumer: '([\w.-]+)'/g)])
      .map(([, consumer = '']) => consumer);
    expect([...new Set(told)].sort()).toEqual(declared.sort());
  });

  test('has a channel for each topic, with what topics.yaml says of it', async () => {
    type Channel = Record<string, unknown> & { bindings: { kafka: { partitions: number } } };
    const channels = document.get<Record<string, Channel>>('channels');
    const facts = [...(await publishedBy(name)), ...(await readBy(name))];
    expect(Object.keys(channels).sort()).toEqual([...new Set(facts.map(({ topic }) => topic))].sort());
    for (const { name: topic, owner, readers, partitions } of topics) {
      const channel = channels[topic];
      if (!channel) continue;
      expect(channel).toMatchObject({ address: topic, 'x-owner': owner, 'x-readers': readers });
      expect(channel.bindings.kafka.partitions).toBe(partitions);
    }
  });

  test('describes every golden sample: the schemas of headers and payload take it', () => {
    type Message = {
      name: string;
      headers: { allOf: Reference[]; properties: JsonSchema['properties'] };
      payload: Reference;
    };
    const messages = Object.values(document.get<Record<string, Message>>('components', 'messages'));
    const shown = new Set<string>();
    const owners = new Set(messages.map((one) => one.name.split('.')[0] ?? ''));
    const faults = [...owners].flatMap((owner) =>
      goldenSamples(owner).flatMap((sample) => {
        const message = messages.find((one) => one.name === sampleType(sample));
        if (!message || sample.release !== 'current') return [];
        shown.add(message.name);
        const [common] = message.headers.allOf;
        const own: JsonSchema = { type: 'object', properties: message.headers.properties ?? {} };
        return [
          ...(common ? schemaFaults(document.follow<JsonSchema>(common), sample.headers) : ['no headers']),
          ...schemaFaults(own, sample.headers),
          ...schemaFaults(document.follow<JsonSchema>(message.payload), sample.value),
        ].map((fault) => `${sample.name}: ${fault}`);
      }),
    );
    expect(faults).toEqual([]);
    expect([...shown].sort()).toEqual(messages.map((one) => one.name).sort());
  });

  test('is closed to writers and open to readers', async () => {
    type Schemas = Record<string, JsonSchema>;
    const schemas = document.get<Schemas>('components', 'schemas');
    const [produces, reads] = [await publishedBy(name), await readBy(name)];
    const schemaOf = ({ type, topic }: { type: string; topic: string }) =>
      schemas[`${type}.${topic.split('.').at(-1)}`];
    for (const one of produces) expect(schemaOf(one)?.additionalProperties).toBe(false);
    for (const one of reads) expect(schemaOf(one)).not.toHaveProperty('additionalProperties');
    for (const one of [...produces, ...reads])
      expect(schemaOf(one)?.['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  test('names no machine, address or path of where it was made', () => {
    const text = JSON.stringify(document.get());
    expect(text).not.toMatch(/localhost|127\.0\.0\.1|file:\/\//);
    expect(text).not.toContain(ROOT);
  });
});
