import { describe, expect, test } from '@jest/globals';
import { faultsByPlace, plannedQuotas, type QuotaDrafts, windowOf } from './round-plan.js';

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

  test('holds whole days in Viet Nam', () => {
    expect(windowOf('2022-06-01', '2022-06-30')).toEqual({
      opensAt: '2022-05-31T17:00:00.000Z',
      closesAt: '2022-06-30T17:00:00.000Z',
    });
  });
});
