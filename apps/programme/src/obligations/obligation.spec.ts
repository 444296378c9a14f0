import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import { coverage, isOverdue, type ObligationInput, progress, set } from './obligation.js';

const duties = { collector: 'a', creator: 'b', standardiser: 'c', verifier: 'd', approver: 'e' };
const input = (changes: Partial<ObligationInput> = {}): ObligationInput => ({
  dataset: 'Hộ gia đình',
  duties,
  method: 'đến từng nhà',
  setOn: '2022-06-01',
  dueOn: '2022-12-31',
  requiredUnits: 200,
  ...changes,
});
const SET = set(part, input()).next;

describe('a data obligation', () => {
  test('begins with nothing approved', () => {
    expect(set(part, input()).events[0]?.data).toEqual({
      obligationId: part.id,
      requiredUnits: 200,
      approvedUnits: 0,
      dueOn: '2022-12-31',
    });
  });

  test('says all that is missing of it', () => {
    const wrong = input({
      duties: { ...duties, creator: ' ', approver: '' },
      dueOn: '2022-05-31',
      requiredUnits: 0,
    });
    expect(refusal(() => set(part, wrong))).toEqual({
      is: 'invalid obligation-invalid',
      faults: [
        'duties.creator duty-missing',
        'duties.approver duty-missing',
        'dueOn due-before-set',
        'requiredUnits units-not-positive',
      ],
    });
  });

  test('goes on; fewer than before, or more than required, is explained', () => {
    const half = progress(SET, 100, '2022-07-01', undefined);
    expect(half.events[0]?.data).toEqual({ obligationId: part.id, requiredUnits: 200, approvedUnits: 100 });
    const missing = { is: 'invalid reason-missing', faults: ['reason reason-missing'] };
    expect(refusal(() => progress(half.next, 90, '2022-08-01', undefined))).toEqual(missing);
    expect(refusal(() => progress(half.next, 201, '2022-08-01', undefined))).toEqual(missing);
    expect(progress(half.next, 201, '2022-08-01', 'thêm hộ').next.approvedUnits).toBe(201);
    expect(refusal(() => progress(half.next, 100, '2022-08-01', 'x')).is).toBe('conflict units-unchanged');
    expect(refusal(() => progress(half.next, 120, '2022-06-30', undefined)).is).toBe(
      'invalid day-before-last',
    );
  });

  test('has a coverage that is not capped, and none where nothing is required', () => {
    expect([coverage(1, 3), coverage(240, 200), coverage(0, 200), coverage(0, 0)]).toEqual([
      33.33,
      120,
      0,
      null,
    ]);
  });

  test('is overdue from the day after its deadline while records are missing', () => {
    expect(isOverdue(SET, '2022-12-31')).toBe(false);
    expect(isOverdue(SET, '2023-01-01')).toBe(true);
    expect(isOverdue({ ...SET, approvedUnits: 200 }, '2023-01-01')).toBe(false);
  });
});
