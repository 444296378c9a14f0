import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import { draft, type Handover, type HandoverItem, inspect, sign, voidSigned } from './handover.js';

const drafted = (items: readonly HandoverItem[], id = part.id): Handover =>
  draft({ ...part, id }, { receiver: 'Văn phòng', items }).next;
const computers = (...serials: string[]): HandoverItem => ({
  kind: 'computer',
  quantity: Math.max(1, serials.length),
  serials,
});
const receipt = { on: '2022-06-10', receiptNo: '01/BB', evidenceId: null };
const SIGNED = sign(drafted([computers('pc-1')], 'first'), receipt, []).next;

describe('a handover', () => {
  test.each<[string, readonly HandoverItem[], readonly string[]]>([
    ['nothing', [], ['items items-missing']],
    ['a kind twice', [computers(), computers()], ['items.1.kind kind-twice']],
    [
      'none of a kind',
      [{ kind: 'wifi', quantity: 0, serials: [] }],
      ['items.0.quantity quantity-not-positive'],
    ],
    [
      'some of the serials',
      [{ kind: 'wifi', quantity: 3, serials: ['A', 'B'] }],
      ['items.0.serials serials-not-all'],
    ],
    ['a serial twice', [computers('a1', ' A1 ')], ['items.0.serials.1 serial-twice']],
    [
      'a serial of two kinds',
      [computers('A1'), { kind: 'wifi', quantity: 1, serials: ['a1'] }],
      ['items.1.serials.0 serial-twice'],
    ],
    ['an empty serial', [computers(' ')], ['items.0.serials.0 serial-empty']],
  ])('of %s is refused', (_what, items, faults) => {
    expect(refusal(() => drafted(items))).toEqual({ is: 'invalid handover-invalid', faults });
  });

  test('tells of nothing as a draft, and of kinds and numbers alone once it is signed', () => {
    expect(draft(part, { receiver: 'x', items: [computers('pc-9')] }).events).toEqual([]);
    const { next, events } = sign(drafted([computers(' pc-9 ')]), receipt, [SIGNED]);
    expect(next).toMatchObject({ state: 'signed', signedOn: '2022-06-10', receiptNo: '01/BB', version: 2 });
    expect(next.items[0]?.serials).toEqual(['PC-9']);
    expect(events[0]?.data).toEqual({ handoverId: part.id, items: [{ kind: 'computer', quantity: 1 }] });
  });

  test('has no serial of another one that counts', () => {
    const again = drafted([computers('x', 'PC-1')]);
    expect(refusal(() => sign(again, receipt, [SIGNED]))).toEqual({
      is: 'conflict serial-handed-over',
      faults: ['items.0.serials.1 serial-handed-over'],
    });
    const back = voidSigned(SIGNED, '2022-07-01', 'sai').next;
    expect(sign(again, receipt, [back, drafted([computers('X')])]).next.state).toBe('signed');
  });

  test('is inspected once it is signed, and voided from then on with the day of the voiding', () => {
    const seen = inspect(SIGNED, '2022-09-01', 'đủ').next;
    expect(seen).toMatchObject({ state: 'inspected', found: 'đủ' });
    const { next, events } = voidSigned(seen, '2022-10-01', 'thu hồi');
    expect(events[0]).toMatchObject({
      occurredAt: new Date('2022-09-30T17:00:00Z'),
      data: { items: [{ kind: 'computer', quantity: 1 }] },
    });
    const draftOne = drafted([computers('z')]);
    expect(
      [
        () => inspect(draftOne, '2022-09-01', 'x'),
        () => voidSigned(draftOne, '2022-09-01', 'x'),
        () => sign(SIGNED, receipt, []),
        () => inspect(seen, '2022-09-02', 'x'),
        () => voidSigned(next, '2022-11-01', 'x'),
        () => inspect(SIGNED, '2022-06-09', 'x'),
        () => voidSigned(seen, '2022-08-31', 'x'),
      ].map((work) => refusal(work).is),
    ).toEqual([
      'conflict handover-draft',
      'conflict handover-draft',
      'conflict handover-signed',
      'conflict handover-inspected',
      'conflict handover-voided',
      'invalid day-before-last',
      'invalid day-before-last',
    ]);
  });
});
