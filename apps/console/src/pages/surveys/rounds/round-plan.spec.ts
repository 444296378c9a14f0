import { describe, expect, test } from '@jest/globals';
import {
  baselineOf,
  draftsOf,
  faultsByPlace,
  plannedQuotas,
  type QuotaDrafts,
  windowOf,
} from './round-plan.js';
import type { Round } from '../surveys.types.js';

const drafts: QuotaDrafts = {
  a: { target: 30, hamlets: { '002': 12, '001': 10, '003': '' } },
  b: { target: '', hamlets: { '001': 4, '002': 5 } },
  c: { target: '', hamlets: {} },
};
const fault = (field: string, detail = field) => ({ field, code: 'x', detail });

describe('what is planned of a round', () => {
  test('is sent for the communes that have a number, or whose hamlets have', () => {
    expect(plannedQuotas(['c', 'b', 'a'], drafts, true)).toEqual([
      {
        communeUnitId: 'b',
        target: 9,
        hamlets: [
          { hamletNo: '001', target: 4 },
          { hamletNo: '002', target: 5 },
        ],
      },
      {
        communeUnitId: 'a',
        target: 30,
        hamlets: [
          { hamletNo: '001', target: 10 },
          { hamletNo: '002', target: 12 },
        ],
      },
    ]);
  });

  test('is not divided where the form does not say its hamlet', () => {
    expect(plannedQuotas(['a', 'b'], drafts, false)).toEqual([{ communeUnitId: 'a', target: 30 }]);
  });

  test('is refused at the field that was typed into, whichever place it had on the way', () => {
    const sent = plannedQuotas(['b', 'a'], drafts, true);
    const faults = [
      fault('quotas.1.target', 'Xã.'),
      fault('quotas.1.communeUnitId', 'Không có.'),
      fault('quotas.1.hamlets.1.target', 'Thôn.'),
      fault('quotas.0.hamlets', 'Mẫu phiếu.'),
      fault('closesAt'),
      fault('quotas.7.target'),
    ];
    expect(faultsByPlace(faults, sent)).toEqual({ a: 'Xã. Không có.', 'a 002': 'Thôn.', b: 'Mẫu phiếu.' });
  });

  test('offers the quotas of the baseline of its form that began last, divided as then', () => {
    const counts = { submitted: 0, accepted: 0, returned: 0, rejected: 0, voided: 0 };
    const communes = ['a', 'b'].map((id, at) => ({
      ...{ communeUnitId: id, commune: id, target: 30 + at },
      ...counts,
    }));
    const round = (changes: Partial<Round>): Round => ({
      ...{ id: 'first', programme: 'p', formCode: 'XHS', formVersion: '1', pillar: 'society' },
      ...{ purpose: 'baseline', state: 'closed', opensAt: '2022-03-01', closesAt: '2022-04-01' },
      ...{ synthetic: true, communes, ...changes },
    });
    const rounds = [
      round({}),
      round({ id: 'last', opensAt: '2022-05-01' }),
      round({ id: 'draft', opensAt: '2022-06-01', state: 'draft' }),
      round({ id: 'other', opensAt: '2022-06-01', formCode: 'CQS' }),
      round({ id: 'after', opensAt: '2022-06-01', purpose: 'endline' }),
    ];
    expect(baselineOf(rounds, { code: 'XHS' })?.id).toBe('last');
    expect([baselineOf(rounds, undefined), baselineOf([], { code: 'XHS' })]).toEqual([undefined, undefined]);
    const quotas = draftsOf(round({}), [
      { communeUnitId: 'a', hamletNo: '002', target: 12 },
      { communeUnitId: 'a', hamletNo: '009', target: null },
      { communeUnitId: 'a', hamletNo: null, target: null },
    ]);
    expect(plannedQuotas(['a', 'b'], quotas, true)).toEqual([
      { communeUnitId: 'a', target: 30, hamlets: [{ hamletNo: '002', target: 12 }] },
      { communeUnitId: 'b', target: 31 },
    ]);
  });

  test('holds whole days in Viet Nam', () => {
    expect(windowOf('2022-06-01', '2022-06-30')).toEqual({
      opensAt: '2022-05-31T17:00:00.000Z',
      closesAt: '2022-06-30T17:00:00.000Z',
    });
  });
});
