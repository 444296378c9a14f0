import { isUuidV7 } from '@xaso/kernel';
import { binaryHeaders, decodeRecord, UndecodableRecord } from '../cloud-events.js';
import { type EventContract, schemaId } from '../event-contract.js';
import { openSchemaFaults, producerFaults, readerFaults, schemaFaults } from '../validation.js';
import { breakingChanges } from './compatibility.js';
import type { ContractPackage, Release } from './contract-package.js';
import { commonCoverageFaults, coverageFaults } from './coverage.js';
import { foreignSdkFaults } from './foreign-sdk.js';
import { type GoldenSample, sampleRecord, sampleSchemaId, sampleType } from './golden-samples.js';
import { personalDataFaults, schemaRuleFaults } from './schema-rules.js';

/** One thing that must be true of a contracts package. */
export interface Check {
  readonly name: string;
  /** What is wrong; empty when it holds. */
  faults(): string[];
}

/** Everything that must be true of a contracts package before it is handed in, and before it is released. */
export function checksOf(contracts: ContractPackage): Check[] {
  const { events, samples, releases } = contracts;
  return [
    { name: 'each fact is declared once', faults: () => doubles(events.map(idOf), 'is declared twice') },
    ...events.flatMap((contract) => eventChecks(contract, samples)),
    { name: 'common fields: the samples cover them', faults: () => commonCoverageFaults(events, samples) },
    {
      name: 'each sample has an id of its own',
      faults: () =>
        doubles(
          samples.map((it) => it.headers['ce_id'] ?? ''),
          'is the id of two samples',
        ),
    },
    ...samples.map((sample) => ({
      name: `samples/${sample.name}: is a fact of its contract`,
      faults: () => sampleFaults(sample, find(events, sampleSchemaId(sample))),
    })),
    { name: 'CHANGES.md and released/ tell the same', faults: () => changesFaults(contracts) },
    ...releases.flatMap((release) => releaseChecks(release, contracts)),
  ];
}

const idOf = ({ type, topic }: EventContract) => schemaId(type, topic);
const find = (events: readonly EventContract[], id: unknown) =>
  events.find((contract) => idOf(contract) === id);

function doubles(values: readonly string[], what: string): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))].map(
    (value) => `${value} ${what}`,
  );
}

function eventChecks(contract: EventContract, samples: readonly GoldenSample[]): Check[] {
  const own = samples.filter((sample) => sampleSchemaId(sample) === idOf(contract));
  const name = `${contract.type} on ${contract.topic}`;
  return [
    { name: `${name}: its schema is closed and understood`, faults: () => schemaRuleFaults(contract.schema) },
    { name: `${name}: it cannot carry personal data`, faults: () => personalDataFaults(contract.schema) },
    { name: `${name}: the samples cover it`, faults: () => coverageFaults(contract, own) },
  ];
}

/** Whether a sample is what the producer writes today, in binary mode, and what a reader takes. */
function sampleFaults(sample: GoldenSample, contract: EventContract | undefined): string[] {
  const type = sampleType(sample);
  if (!contract) return [`${type || 'a record without ce_type'} is no fact of ${sample.topic}`];
  const { ce_id: id = '', ce_source: source = '', traceparent } = sample.headers;
  const written = Object.entries(binaryHeaders({ id, source, type, traceparent })).sort();
  return [
    ...(sample.name.startsWith(`${type}.`) ? [] : [`the file is not named ${type}.<case>.json`]),
    ...(sample.key === (sample.value[aggregateId(type)] ?? sample.key)
      ? []
      : [`its key is not its ${aggregateId(type)}`]),
    ...(isUuidV7(id) ? [] : ['ce_id is no UUID of version 7']),
    ...(/^\/xaso\/[a-z-]+$/.test(source) ? [] : ['ce_source is not /xaso/<service>']),
    ...(JSON.stringify(Object.entries(sample.headers).sort()) === JSON.stringify(written)
      ? []
      : ['its headers are not those that a producer writes']),
    ...producerFaults(contract, sample.value).map((fault) => `producer: ${fault}`),
    ...readFaults(sample, contract),
    ...foreignSdkFaults(sample),
  ];
}

/** The field that repeats the key, where a fact has one: `responseId` of `surveys.response.accepted`. */
const aggregateId = (type: string) =>
  `${(type.split('.')[1] ?? '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Id`;

function readFaults(sample: GoldenSample, contract: EventContract): string[] {
  try {
    const { key, data } = decodeRecord(sampleRecord(sample));
    return [
      ...(key === sample.key ? [] : ['its key changes on the way']),
      ...readerFaults(contract, data).map((fault) => `reader: ${fault}`),
    ];
  } catch (error) {
    if (error instanceof UndecodableRecord) return [error.message];
    throw error;
  }
}

function changesFaults({ changes, releases }: ContractPackage): string[] {
  const dated = changes.filter(({ date }) => date !== undefined).map(({ version }) => version);
  const frozen = releases.map(({ version }) => version);
  return [
    ...(changes.length > 0 ? [] : ['CHANGES.md has no heading "## <version> — <date or unreleased>"']),
    ...dated
      .filter((version) => !frozen.includes(version))
      .map(
        (version) =>
          `${version} has a date, but released/${version} is missing: npm run contracts:release makes both`,
      ),
    ...frozen
      .filter((version) => !dated.includes(version))
      .map((version) => `released/${version} is there, but CHANGES.md gives ${version} no date`),
    ...doubles(
      changes.map(({ version }) => version),
      'has two headings',
    ),
    ...changes
      .filter(({ readers }) => readers === '')
      .map(
        ({ version }) =>
          `${version} does not say what readers must do: end its entry with "**Readers**: …", also when it is nothing`,
      ),
  ];
}

function releaseChecks(release: Release, { events, samples }: ContractPackage): Check[] {
  const name = `release ${release.version}`;
  const schemas = new Map(release.schemas.map((schema) => [schema['$id'], schema]));
  return [
    { name: `${name}: nothing in it was touched`, faults: () => [...release.tampering] },
    ...release.schemas.map((schema) => ({
      name: `${name}: ${String(schema['$id'])} can be replaced by what is declared now`,
      faults: () => {
        const contract = find(events, schema['$id']);
        return contract
          ? breakingChanges(schema, contract.schema)
          : ['it is declared no longer, but its facts stay on the topic'];
      },
    })),
    ...release.samples.map((sample) => ({
      name: `${name}: ${sample.name} is read by today's readers`,
      faults: () =>
        releasedSampleFaults(
          sample,
          schemas.get(sampleSchemaId(sample)),
          find(events, sampleSchemaId(sample)),
        ),
    })),
    ...samples
      .filter((sample) => schemas.has(sampleSchemaId(sample)))
      .map((sample) => ({
        name: `${name}: its readers read samples/${sample.name}`,
        faults: () => openSchemaFaults(schemas.get(sampleSchemaId(sample)) ?? {}, sample.value),
      })),
  ];
}

function releasedSampleFaults(
  sample: GoldenSample,
  schema: Release['schemas'][number] | undefined,
  contract: EventContract | undefined,
): string[] {
  if (!schema) return ['its schema is not in the release'];
  const own = schemaFaults(schema, sample.value).map((fault) => `its own schema: ${fault}`);
  return [...own, ...(contract ? readFaults(sample, contract) : ['its fact is declared no longer'])];
}
