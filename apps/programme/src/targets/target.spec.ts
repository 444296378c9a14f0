import { describe, expect, test } from '@jest/globals';
import { type Aim, revise, set } from './target.js';

const of = {
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  programme: 'nghe-an-2022',
  pilotId: null,
  indicator: 'government.documents',
  synthetic: false,
  createdAt: new Date('2026-11-22T00:00:00Z'),
};
const aim: Aim = {
  value: 90,
  unit: 'percent',
  issuer: 'UBND tỉnh',
  documentId: null,
  issuedOn: '2022-06-01',
  dueOn: '2022-12-31',
};

describe('a target', () => {
  test('says what, until when and since when; a later one replaces it and keeps it', () => {
    const first = set(of, aim, 'lead');
    expect(first.events[0]?.data).toMatchObject({ revision: 1, value: 90, dueOn: '2022-12-31' });
    const second = revise(first.next, { ...aim, value: 95, issuedOn: '2022-09-01' }, 'Nâng chỉ tiêu', 'lead');
    expect(second.events[0]?.data).toMatchObject({ revision: 2, value: 95 });
    expect(second.events[0]?.occurredAt.toISOString()).toBe('2022-08-31T17:00:00.000Z');
    expect(second.next.revisions.map(({ value, reason }) => [value, reason])).toEqual([
      [90, null],
      [95, 'Nâng chỉ tiêu'],
    ]);
  });

  test('is not due before it was issued', () => {
    const late = { ...aim, dueOn: '2022-05-31' };
    expect(() => set(of, late, 'lead')).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => revise(set(of, aim, 'lead').next, late, 'x', 'lead')).toThrow(
      expect.objectContaining({ kind: 'invalid' }),
    );
  });

  test('is not issued anew with a day before the one it replaces', () => {
    const first = set(of, aim, 'lead').next;
    expect(() => revise(first, { ...aim, issuedOn: '2022-05-01' }, 'x', 'lead')).toThrow(
      expect.objectContaining({ kind: 'invalid' }),
    );
  });

  test.each(['survey.government', 'training.trainees'])(
    'is refused for %s: its service owns the denominator',
    (indicator) => {
      expect(() => set({ ...of, indicator }, aim, 'lead')).toThrow(
        expect.objectContaining({ faults: [expect.objectContaining({ code: 'denominator-owned' })] }),
      );
    },
  );
});
