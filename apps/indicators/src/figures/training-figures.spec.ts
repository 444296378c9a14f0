import { describe, expect, test } from '@jest/globals';
import { decodeRecord, readerFaults } from '@xaso/contracts-common';
import { goldenSamples, sampleRecord } from '@xaso/contracts-common/checks';
import type { ClassResults } from '@xaso/contracts-training';
import { subscriptions } from '../subscriptions.js';
import { catalogue } from './catalogue.js';
import { trainingContributions, type TrainingFact } from './training-figures.js';

const A = '17335@before-2025-07-01';
const data = {
  programme: 'nghe-an-2022',
  communeUnitId: A,
  curriculum: 'C5',
  plannedClasses: 1,
  plannedTrainees: 30,
  group: 'farmers',
};
const results: ClassResults = {
  enrolled: 33,
  attended: 32,
  passed: 28,
  notPassed: 4,
  tested: 30,
  beforeSum: 1_200,
  afterSum: 1_950,
};

/** What facts add to each indicator together, `numerator/denominator`. */
function counted(...facts: readonly [type: TrainingFact['type'], own?: object][]): Record<string, string> {
  const sums = new Map<string, [number, number]>();
  for (const [type, own = {}] of facts)
    for (const part of trainingContributions({
      type,
      data: { ...data, ...own },
    } as unknown as TrainingFact)) {
      expect([part.programme, part.communeUnitId]).toEqual(['nghe-an-2022', A]);
      const [n, d] = sums.get(part.indicator) ?? [0, 0];
      sums.set(part.indicator, [n + part.numerator, d + part.denominator]);
    }
  return Object.fromEntries([...sums].map(([indicator, [n, d]]) => [indicator, `${n}/${d}`]));
}

describe('what facts of training add', () => {
  test('a plan is what is compared with, and a revision replaces it', () => {
    const plan = { 'training.classes': '0/1', 'training.trainees': '0/30' };
    expect(counted(['training.plan.approved'])).toEqual(plan);
    const revised = { plannedClasses: 2, plannedTrainees: 55 };
    expect(
      counted(['training.plan.approved'], ['training.plan.withdrawn'], ['training.plan.approved', revised]),
    ).toEqual({ 'training.classes': '0/2', 'training.trainees': '0/55' });
  });

  test('a completed class counts with its attendances, its curriculum, who passed and what they gained', () => {
    expect(counted(['training.class.completed', { results }])).toEqual({
      'training.classes': '1/0',
      'training.trainees': '32/0',
      'training.curricula.C5': '1/0',
      'training.pass-rate': '28/32',
      'training.gain': '750/30',
    });
  });

  test('a class without tests says nothing of gains, and one without outcomes nothing of who passed', () => {
    const bare = { ...results, passed: 0, notPassed: 0, tested: 0, beforeSum: 0, afterSum: 0 };
    expect(Object.keys(counted(['training.class.completed', { results: bare }])).sort()).toEqual([
      'training.classes',
      'training.curricula.C5',
      'training.trainees',
    ]);
  });

  test('corrected results count in place of those before', () => {
    const after = { ...results, attended: 31, passed: 26, notPassed: 5, afterSum: 1_900 };
    expect(
      counted(
        ['training.class.completed', { results }],
        ['training.class.results-revised', { before: results, after }],
      ),
    ).toEqual(counted(['training.class.completed', { results: after }]));
  });

  test.each([
    [
      'training.enrolment.attended',
      'training.enrolment.attendance-withdrawn',
      'training.attendances.farmers',
    ],
    ['training.participant.joined', 'training.participant.left', 'training.participants'],
  ] as const)('%s counts one, and %s takes it back', (there, back, indicator) => {
    expect(counted([there])).toEqual({ [indicator]: '1/0' });
    expect(counted([there], [back])).toEqual({ [indicator]: '0/0' });
  });
});

describe('every golden sample of the training facts', () => {
  const samples = goldenSamples('training').map(
    (sample) => [`${sample.release}: ${sample.name}`, sample] as const,
  );
  const describing = (indicator: string) =>
    catalogue.find((figure) => figure.indicator === indicator || indicator.startsWith(figure.family ?? ' '));

  test.each(samples)(
    '%s is known to this service, readable, and counts only where it is a source',
    (_name, sample) => {
      const { type, data: payload } = decodeRecord(sampleRecord(sample));
      const contract = subscriptions.find((one) => one.type === type && one.topic === sample.topic);
      expect(contract && readerFaults(contract, payload)).toEqual([]);
      const parts = trainingContributions({ type, data: payload } as unknown as TrainingFact) ?? [];
      for (const { indicator } of parts) expect(describing(indicator)?.sources).toContain(type);
    },
  );

  test('each source of a training figure has a sample that adds to it', () => {
    const adding = samples.flatMap(([, sample]) => {
      const { type, data: payload } = decodeRecord(sampleRecord(sample));
      const parts = trainingContributions({ type, data: payload } as unknown as TrainingFact) ?? [];
      return parts.length > 0 ? [type] : [];
    });
    const sources = catalogue.flatMap((figure) =>
      figure.indicator.startsWith('training.') ? figure.sources : [],
    );
    expect([...new Set(adding)].sort()).toEqual([...new Set(sources)].sort());
  });
});
