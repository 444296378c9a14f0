import { describe, expect, test } from '@jest/globals';
import type { EventContract, JsonSchema } from '@xaso/contracts-common';
import type { ServiceEvents } from '@xaso/messaging';
import { eventCatalogue } from './event-catalogue.js';
import { fieldsOf } from './field-rows.js';
import { table } from './markdown-table.js';
import type { ProjectEvents } from './project-events.js';

const TOPIC = 'tests.thing.v1';
const schema: JsonSchema = {
  $id: 'urn:xaso:event:tests.thing.bought:v1',
  type: 'object',
  required: ['occurredAt', 'pillar', 'thingId', 'parts'],
  properties: {
    occurredAt: { type: 'string', format: 'date-time' },
    pillar: { type: 'string', enum: ['society'] },
    thingId: { type: 'string', format: 'uuid', description: 'the thing' },
    lot: { type: 'string', description: 'where it is from' },
    parts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['count'],
        properties: { count: { type: 'integer', minimum: 0, description: 'how many' } },
      },
    },
    grade: { type: 'string', enum: ['a', 'b'], description: 'how good' },
  },
};
const without = (...names: readonly string[]): JsonSchema => ({
  ...schema,
  properties: Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  ),
});
const bought: EventContract = {
  type: 'tests.thing.bought',
  topic: TOPIC,
  description: 'It was bought.',
  schema,
};
const lost: EventContract = {
  type: 'tests.thing.lost',
  topic: TOPIC,
  description: 'It was lost.',
  schema: { type: 'object', properties: {} },
};
const release = (version: string, released: JsonSchema) => ({
  version,
  schemas: [released],
  samples: [],
  tampering: [],
});
const sample = (name: string) => ({
  name,
  release: 'current',
  topic: TOPIC,
  key: '1',
  headers: { ce_type: 'tests.thing.bought' },
  value: {},
});
const reader: ServiceEvents = {
  service: 'sums',
  version: '1.0.0',
  produces: [],
  reads: [bought, lost],
  handlers: [{ consumer: 'sums.things', contracts: [bought] }],
  topics: [],
};
const project: ProjectEvents = {
  topics: [{ name: TOPIC, partitions: 3, config: {}, owner: 'tests', readers: ['sums'] }],
  services: [reader],
  packages: [
    {
      name: 'tests',
      contracts: {
        events: [bought, lost],
        samples: [sample('tests.thing.bought.bare'), sample('tests.thing.bought.every-field')],
        releases: [release('1.0.0', without('lot', 'grade')), release('1.1.0', without('grade'))],
        changes: [],
      },
    },
  ],
};
const [, ofBought = '', ofLost = ''] = eventCatalogue(project).split(/^### /m);

describe('the catalogue of events', () => {
  test('says of a fact since when it is, with the newest schema and the fullest sample', () => {
    expect(ofBought).toMatch(/^tests\.thing\.bought\n\nIt was bought\.\n/);
    expect(ofBought).toContain('- Since tests [1.0.0](../../libs/contracts/tests/CHANGES.md)');
    expect(ofBought).toContain('/tests/released/1.1.0/schemas/tests.thing.bought.v1.json)');
    expect(ofBought).toContain('(../../libs/contracts/tests/samples/tests.thing.bought.every-field.json)');
    expect(ofLost).toContain('- Not released yet: it may still change; no sample.');
  });

  test('names who reads it, and with what', () => {
    expect(ofBought).toContain('- Read by: sums (`sums.things`).');
    expect(ofLost).toContain('- Read by: sums (changes nothing there).');
  });

  test('lists its own fields, those that came later with their version, and common ones that it always carries', () => {
    expect(ofBought).toMatch(/\| `thingId` +\| uuid +\| the thing +\|/);
    expect(ofBought).toMatch(/\| `lot`\? +\| string +\| where it is from \(since 1\.1\.0\) +\|/);
    expect(ofBought).toMatch(/\| `grade`\? +\| one of `a`, `b` +\| how good \(not released yet\) +\|/);
    expect(ofBought).toMatch(/\| `parts\[\]\.count` +\| integer ≥ 0 +\| how many +\|/);
    expect(ofBought).not.toContain('| `occurredAt`');
    expect(ofBought).toContain('- Always carries `pillar`.');
    expect(ofLost).toContain('It has no fields of its own.');
  });

  test('leads from the table of topics to each fact', () => {
    expect(eventCatalogue(project)).toContain('[bought](#teststhingbought), [lost](#teststhinglost)');
  });
});

test('what a field holds is told by its schema', () => {
  const properties = {
    either: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    list: { type: 'array', items: { type: 'string', enum: ['x'] } },
    only: { const: 7 },
  };
  expect(fieldsOf({ type: 'object', properties }).map(({ is }) => is)).toEqual([
    'integer or null',
    'list of one of `x`',
    '`7`',
  ]);
});

test('a bar in a cell does not begin another one', () => {
  expect(table(['a'], [['x|y']])).toBe('| a    |\n| ---- |\n| x\\|y |');
});
