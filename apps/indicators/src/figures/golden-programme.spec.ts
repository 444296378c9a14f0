import { describe, expect, test } from '@jest/globals';
import { decodeRecord, readerFaults } from '@xaso/contracts-common';
import { goldenSamples, sampleRecord } from '@xaso/contracts-common/checks';
import { subscriptions } from '../subscriptions.js';
import { definitions } from './catalogue.js';
import { periodEnd } from './observation.js';
import { programmeContributions, type ProgrammeFact } from './programme-figures.js';
import { resolve } from './resolve.js';

const samples = goldenSamples('programme').map(
  (sample) => [`${sample.release}: ${sample.name}`, sample] as const,
);
/** What becomes of each counted fact: the sum of what it adds first of its aggregate. */
const COUNTED: readonly string[] = [
  'programme.pilot.proposed',
  'programme.committee.formed',
  'programme.committee.dissolved',
  'programme.team.formed',
  'programme.team.dissolved',
  'programme.deliverable.went-live',
  'programme.deliverable.retired',
  'programme.handover.signed',
  'programme.handover.voided',
  'programme.register.approved',
  'programme.register.withdrawn',
  'programme.scale-up.drafted',
];
const counted = samples.filter(([, { headers }]) => COUNTED.includes(headers['ce_type'] ?? ''));

const rowsOf = (sample: (typeof samples)[number][1]) => {
  const { id, type, key, data } = decodeRecord(sampleRecord(sample));
  const parts = programmeContributions({ type, data } as unknown as ProgrammeFact);
  const { occurredAt, recordedAt, synthetic } = data;
  return resolve([{ eventId: id, type, aggregateId: key, occurredAt, recordedAt, synthetic, parts }], []);
};

describe('every golden sample of the programme facts', () => {
  test.each(samples)('%s is known to this service and readable', (_name, sample) => {
    const { type, data } = decodeRecord(sampleRecord(sample));
    const contract = subscriptions.find((one) => one.type === type && one.topic === sample.topic);
    expect(contract && readerFaults(contract, data)).toEqual([]);
  });

  test.each(counted)(
    '%s adds whole numbers to figures of the catalogue, in its programme',
    (_name, sample) => {
      for (const row of rowsOf(sample)) {
        const definition = definitions.get(row.indicator);
        expect(definition?.sources).toContain(row.type);
        expect(row.programme).toBe(sample.value['programme']);
        expect(Number.isInteger(row.numerator) && Number.isInteger(row.denominator)).toBe(true);
      }
    },
  );

  test('each counted fact has a sample that counts', () => {
    const adding = counted.filter(([, sample]) => rowsOf(sample).length > 0);
    expect([...new Set(adding.map(([, { headers }]) => headers['ce_type'] ?? ''))].sort()).toEqual(
      [...COUNTED].sort(),
    );
  });

  test('every observation has a period whose end is known', () => {
    const periods = samples.flatMap(([, { value }]) =>
      typeof value['period'] === 'string' ? [value['period']] : [],
    );
    expect(periods.length).toBeGreaterThan(0);
    for (const period of periods) expect(periodEnd(period)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
