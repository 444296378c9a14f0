import { describe, expect, test } from '@jest/globals';
import { type TProperties, Type } from '@sinclair/typebox';
import { Code, OneOf } from '../common-fields.js';
import { defineEvent, type EventContract } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import { checksOf } from './checks.js';
import type { ContractPackage, Release } from './contract-package.js';
import type { GoldenSample } from './golden-samples.js';
import { contract, contractOf, fields, sampleOf, samples, unreleased, uuid } from './thing.fixture.js';

const asReleased = (event: EventContract): JsonSchema =>
  JSON.parse(JSON.stringify(event.schema)) as JsonSchema;
const releaseOf = (changes: Partial<Release> = {}): Release => ({
  version: '1.0.0',
  schemas: [asReleased(contract)],
  samples: samples.map((sample) => ({ ...sample, release: '1.0.0' })),
  tampering: [],
  ...changes,
});
const good: ContractPackage = {
  ...unreleased,
  releases: [releaseOf()],
  changes: [{ version: '1.0.0', date: '2026-11-22', readers: 'nothing to do' }],
};

const faultsOf = (changes: Partial<ContractPackage>) =>
  checksOf({ ...good, ...changes }).flatMap((check) =>
    check.faults().map((fault) => `${check.name}: ${fault}`),
  );
const withSample = (n: number, sample: GoldenSample) =>
  samples.map((it, index) => (index === n ? sample : it));

test('a good package passes, released or not', () => {
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf(unreleased)).toEqual([]);
});

describe('a sample is refused', () => {
  const headers = samples[1]?.headers ?? {};
  test.each<[string, GoldenSample, string]>([
    [
      'of an unknown type',
      sampleOf(1, { headers: { ...headers, ce_type: 'tests.thing.sold' } }),
      'tests.thing.sold is no fact of tests.thing.v1',
    ],
    [
      'on another topic',
      sampleOf(1, { topic: 'tests.thing.v2' }),
      'tests.thing.bought is no fact of tests.thing.v2',
    ],
    ['without a type', sampleOf(1, { headers: {} }), 'a record without ce_type is no fact'],
    [
      'under a name of another type',
      sampleOf(1, { name: 'tests.thing.sold.case' }),
      'the file is not named tests.thing.bought.<case>.json',
    ],
    ['without a key', sampleOf(1, { key: '' }), 'the key is missing'],
    ['under the key of another aggregate', sampleOf(1, { key: uuid(999) }), 'its key is not its thingId'],
    [
      'whose id tells no time',
      sampleOf(1, { headers: { ...headers, ce_id: '0b0e5f54-6d2a-4b7e-9a4c-3a5b0f4d2c11' } }),
      'ce_id is no UUID of version 7',
    ],
    [
      'from an unknown source',
      sampleOf(1, { headers: { ...headers, ce_source: 'urn:elsewhere' } }),
      'ce_source is not /xaso/<service>',
    ],
    [
      'with a header too many',
      sampleOf(1, { headers: { ...headers, ce_subject: 'x' } }),
      'its headers are not those that a producer writes',
    ],
    [
      'of an old specversion',
      sampleOf(1, { headers: { ...headers, ce_specversion: '0.3' } }),
      'specversion is "0.3", not "1.0"',
    ],
    [
      'with an unknown field',
      sampleOf(1, {}, { extra: 1 }),
      'producer: / must NOT have additional properties: extra',
    ],
    [
      'with a wrong value',
      sampleOf(1, {}, { aggregateVersion: 0 }),
      'reader: /aggregateVersion must be >= 1',
    ],
    [
      'with the id of another',
      sampleOf(1, { headers: samples[2]?.headers ?? {} }),
      `${uuid(2)} is the id of two samples`,
    ],
  ])('%s', (_what, sample, fault) => {
    expect(faultsOf({ ...unreleased, samples: withSample(1, sample) }).join('\n')).toContain(fault);
  });
});

test('samples that do not cover their contract are met', () => {
  const faults = faultsOf({ ...unreleased, samples: [0, 2].map((n) => sampleOf(n)) });
  expect(faults).toContain(
    'tests.thing.bought on tests.thing.v1: the samples cover it: kind: no sample says "scanner"',
  );
  expect(faults).toContain('common fields: the samples cover them: synthetic: no sample says false');
});

describe('a schema is refused', () => {
  test.each<[string, TProperties, string]>([
    [
      'that carries personal data',
      { ...fields, phone: Code('a number') },
      'it cannot carry personal data: phone: "phone" names an attribute of a person',
    ],
    ['that carries free text', { ...fields, lot: Type.Optional(Type.String()) }, 'lot: it takes free text'],
    [
      'that the checks cannot see into',
      { ...fields, extra: Type.Record(Type.String(), Type.Number()) },
      'its schema is closed and understood: extra: the checks do not know',
    ],
  ])('%s', (_what, data, fault) => {
    expect(faultsOf({ ...unreleased, events: [contractOf(data)] }).join('\n')).toContain(fault);
  });

  test('that is declared twice', () => {
    expect(faultsOf({ events: [contract, contractOf(fields)] })).toContain(
      'each fact is declared once: urn:xaso:event:tests.thing.bought:v1 is declared twice',
    );
  });
});

describe('against every release', () => {
  test('an optional field may come and go', () => {
    const { lot: _lot, ...rest } = fields;
    const later = contractOf({ ...rest, grade: Type.Optional(Code('how good')) });
    const some = samples.map((_, n) =>
      sampleOf(n, {}, { lot: undefined, ...(n === 0 ? { grade: 'A' } : {}) }),
    );
    const clean = some.map((sample) => ({
      ...sample,
      value: JSON.parse(JSON.stringify(sample.value)) as GoldenSample['value'],
    }));
    expect(faultsOf({ events: [later], samples: clean })).toEqual([]);
  });

  test('a fact may be added', () => {
    const sold = defineEvent({
      type: 'tests.thing.sold',
      topic: 'tests.thing.v1',
      description: 'A thing was sold.',
      data: {},
    });
    expect(faultsOf({ events: [contract, sold] }).filter((fault) => fault.startsWith('release'))).toEqual([]);
  });

  test.each<[string, Partial<ContractPackage>, string]>([
    [
      'a required field may not go',
      { events: [contractOf({ thingId: fields.thingId })] },
      'kind: removed, but readers rely on it',
    ],
    [
      'a required field may not come',
      { events: [contractOf({ ...fields, grade: Code('how good') })] },
      'grade: added as required, but old facts lack it',
    ],
    [
      'a released sample that today’s reader refuses is met',
      { events: [contractOf({ ...fields, grade: Code('how good') })] },
      "release 1.0.0: tests.thing.bought.case-0 is read by today's readers: reader: / must have required property 'grade'",
    ],
    [
      'a sample that the released reader refuses is met',
      {
        events: [contractOf({ ...fields, kind: OneOf(['wifi', 'scanner', 'tv'], 'what') })],
        samples: [...samples, sampleOf(6, {}, { kind: 'tv' })],
      },
      'release 1.0.0: its readers read samples/tests.thing.bought.case-6: /kind must be equal to one of the allowed values',
    ],
    [
      'a fact may not go',
      { events: [], samples: [] },
      'urn:xaso:event:tests.thing.bought:v1 can be replaced by what is declared now: it is declared no longer',
    ],
    [
      'a released sample fits its own schema',
      { releases: [releaseOf({ samples: [sampleOf(0, {}, { extra: 1 })] })] },
      'its own schema: / must NOT have additional properties: extra',
    ],
    [
      'a released sample has a schema',
      { releases: [releaseOf({ schemas: [] })] },
      'its schema is not in the release',
    ],
    [
      'nothing may be touched',
      { releases: [releaseOf({ tampering: ['samples/x.json: changed or removed after the release'] })] },
      'release 1.0.0: nothing in it was touched: samples/x.json',
    ],
    [
      'the oldest counts as much as the newest',
      {
        events: [contractOf({ ...fields, lot: Type.Optional(Type.Boolean()) })],
        samples: samples.slice(1),
        releases: [
          releaseOf(),
          releaseOf({
            version: '1.1.0',
            schemas: [asReleased(contractOf({ thingId: fields.thingId, kind: fields.kind }))],
            samples: [],
          }),
        ],
      },
      'release 1.0.0: urn:xaso:event:tests.thing.bought:v1 can be replaced by what is declared now: lot: type was "string", is "boolean"',
    ],
  ])('%s', (_what, changes, fault) => {
    expect(faultsOf(changes).join('\n')).toContain(fault);
  });
});

describe('CHANGES.md and the releases tell the same:', () => {
  test.each<[string, Partial<ContractPackage>, string]>([
    ['a dated version is frozen', { releases: [] }, '1.0.0 has a date, but released/1.0.0 is missing'],
    [
      'a frozen version is dated',
      { changes: [{ version: '1.0.0', readers: 'nothing to do' }] },
      'released/1.0.0 is there, but CHANGES.md gives 1.0.0 no date',
    ],
    [
      'a version has one heading',
      {
        changes: [
          { version: '1.0.0', date: '2026-11-22', readers: 'nothing to do' },
          { version: '1.0.0', readers: 'nothing to do' },
        ],
      },
      '1.0.0 has two headings',
    ],
    [
      'a version says what its readers must do',
      { changes: [{ version: '1.0.0', date: '2026-11-22', readers: '' }] },
      '1.0.0 does not say what readers must do',
    ],
    ['there is a heading', { changes: [], releases: [] }, 'CHANGES.md has no heading'],
  ])('%s', (_what, changes, fault) => {
    expect(faultsOf(changes).join('\n')).toContain(fault);
  });
});
