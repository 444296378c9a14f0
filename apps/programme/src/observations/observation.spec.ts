import { describe, expect, test } from '@jest/globals';
import {
  approve,
  correct,
  type Finding,
  giveBack,
  lock,
  type Observation,
  record,
  rewrite,
  submit,
} from './observation.js';

const of = {
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  pilotId: '018f4d3c-7a00-7abc-8def-000000000002',
  indicator: 'government.documents',
  phase: 'baseline' as const,
  period: '2022',
  synthetic: false,
  createdAt: new Date('2026-11-22T00:00:00Z'),
};
const officer = { by: 'officer', at: '2022-06-01T02:00:00.000Z' };
const lead = { by: 'lead', at: '2022-06-02T02:00:00.000Z' };

const ratio: Finding = {
  definition: '1',
  observedOn: '2022-05-31',
  method: 'measured',
  issuer: 'UBND xã',
  unit: 'percent',
  numerator: 42,
  denominator: 120,
  value: null,
  notMeasured: null,
  explanation: null,
  evidence: [],
};
const unknown: Finding = {
  ...ratio,
  numerator: null,
  denominator: null,
  notMeasured: 'not-in-source',
  explanation: 'Bảng so sánh trong nguồn là ảnh',
  evidence: ['https://example.org/bai-viet'],
};

const approved = (finding = ratio): Observation =>
  approve(submit(record(of, finding, officer).next).next, lead).next;

const faultCodes = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return (error as { faults: { code: string }[] }).faults.map(({ code }) => code);
  }
  return 'accepted';
};

describe('a finding', () => {
  test.each<[string, Partial<Finding>, string[]]>([
    ['a denominator of 0', { denominator: 0 }, ['denominator-zero']],
    ['nobody who states a baseline', { issuer: null }, ['issuer-missing']],
    ['a day outside its period', { observedOn: '2021-12-31' }, ['day-outside-period']],
    ['half a ratio', { denominator: null }, ['ratio-incomplete']],
    ['nothing at all', { numerator: null, denominator: null }, ['finding-not-one']],
    ['a ratio and a value', { value: 35 }, ['finding-not-one']],
    ['a ratio in another unit', { unit: 'people' }, ['unit-not-percent']],
    [
      'not measured without a reason and evidence',
      { ...unknown, explanation: null, evidence: [] },
      ['explanation-missing', 'evidence-missing'],
    ],
    [
      'an estimate that does not say how',
      { method: 'estimate', numerator: null, denominator: null, value: 40_000_000, unit: 'VND' },
      ['explanation-missing'],
    ],
  ])('with %s is refused, and nothing is recorded', (_what, fields, codes) => {
    expect(faultCodes(() => record(of, { ...ratio, ...fields }, officer))).toEqual(codes);
    expect(faultCodes(() => correct(approved(), { ...ratio, ...fields }, 'sai', officer))).toEqual(codes);
  });

  test('of 0 is a value, and is not the same as not measured', () => {
    const zero = { ...ratio, numerator: 0 };
    expect(approve(submit(record(of, zero, officer).next).next, lead).events[0]?.data).toMatchObject({
      numerator: 0,
      denominator: 120,
    });
    const { data } = approve(submit(record(of, unknown, officer).next).next, lead).events[0] ?? {};
    expect(data).toMatchObject({ notMeasured: 'not-in-source' });
    expect(Object.keys(data ?? {})).not.toContain('numerator');
    expect(Object.keys(data ?? {})).not.toContain('value');
  });
});

describe('the way of an observation', () => {
  test('draft, submitted, approved, locked: only the approval tells a value, dated by the day it is of', () => {
    const drafted = record(of, ratio, officer);
    const submitted = submit(drafted.next);
    expect([drafted.events, submitted.events]).toEqual([[], []]);
    const { next, events } = approve(submitted.next, lead);
    expect(events.map(({ contract, occurredAt }) => [contract.type, occurredAt.toISOString()])).toEqual([
      ['programme.observation.approved', '2022-05-30T17:00:00.000Z'],
    ]);
    expect(next.revisions[0]).toMatchObject({ state: 'approved', recorded: officer, approval: lead });
    expect(lock(next, new Date('2022-07-01T00:00:00Z')).events[0]?.contract.type).toBe(
      'programme.observation.locked',
    );
  });

  test.each<[string, (one: Observation) => unknown]>([
    ['approve a draft', (one) => approve(one, lead)],
    ['lock a draft', (one) => lock(one, new Date())],
    ['correct a draft', (one) => correct(one, ratio, 'sai', officer)],
  ])('nobody can %s', (_what, work) => {
    expect(() => work(record(of, ratio, officer).next)).toThrow(
      expect.objectContaining({ kind: 'conflict' }),
    );
  });

  test('an approved value is not rewritten and not approved twice', () => {
    expect(() => rewrite(approved(), ratio, officer)).toThrow(
      expect.objectContaining({ code: 'observation-approved' }),
    );
    expect(() => approve(approved(), lead)).toThrow(
      expect.objectContaining({ code: 'observation-approved' }),
    );
  });

  test('whoever recorded it does not approve it', () => {
    const submitted = submit(record(of, ratio, officer).next).next;
    expect(() => approve(submitted, { ...lead, by: officer.by })).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'own-record' }),
    );
  });

  test('what was submitted is not rewritten: it is given back first, then corrected in place', () => {
    const submitted = submit(record(of, ratio, officer).next).next;
    const other = { ...ratio, numerator: 40 };
    expect(() => rewrite(submitted, other, officer)).toThrow(
      expect.objectContaining({ code: 'observation-submitted' }),
    );
    const { next } = rewrite(giveBack(submitted).next, other, officer);
    expect(next).toMatchObject({ state: 'draft', revisions: [{ revision: 1, numerator: 40 }] });
    expect(() => giveBack(next)).toThrow(expect.objectContaining({ code: 'observation-draft' }));
  });

  test('a correction is a new revision; the old value stays and holds until the new one is approved', () => {
    const locked = lock(approved(), new Date('2022-07-01T00:00:00Z')).next;
    const corrected = correct(locked, { ...ratio, numerator: 45 }, 'Đếm thiếu ba văn bản', officer);
    expect(corrected.events).toEqual([]);
    expect(
      corrected.next.revisions.map(({ revision, state, numerator }) => [revision, state, numerator]),
    ).toEqual([
      [1, 'locked', 42],
      [2, 'draft', 45],
    ]);
    const { events } = approve(submit(corrected.next).next, lead);
    expect(events[0]?.data).toMatchObject({ revision: 2, numerator: 45 });
  });
});
