import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import { type Hamlet, type HamletInput, merge, nameOn, register, rename, standsFor } from './hamlet.js';

const { pilotId: _none, ...place } = part;
const input = (changes: Partial<HamletInput> = {}): HamletInput => ({
  ...place,
  number: 1,
  name: 'Xóm Hoà Bình',
  kind: 'xom',
  registeredOn: '2022-03-01',
  ...changes,
});
const hamlet = (changes: Partial<HamletInput> = {}): Hamlet => register(input(changes)).next;
const A = hamlet({ id: 'a' });
const B = hamlet({ id: 'b', number: 2, name: 'Xóm B' });
const C = hamlet({ id: 'c', number: 3, name: 'Xóm C' });
const merged = (one: Hamlet, into: Hamlet, on: string) => merge(one, into, on, 'NQ 15', null).next;

describe('a hamlet', () => {
  test('has the code of its commune and a number of its own', () => {
    const { next, events } = register(input({ number: 42 }));
    expect([next.code, next.version]).toEqual(['17335-042', 1]);
    expect(events[0]).toMatchObject({
      occurredAt: new Date('2022-02-28T17:00:00Z'),
      data: { hamletCode: '17335-042', kind: 'xom' },
    });
  });

  test('has a name, in one form of Unicode and without stray spaces', () => {
    expect(hamlet({ name: ' Xóm  Hoà '.normalize('NFD') }).names[0]?.name).toBe('Xóm Hoà');
    expect(refusal(() => register(input({ name: ' - ' }))).faults).toEqual(['name name-missing']);
    expect(refusal(() => rename(A, { name: ' ' }, '2023-01-01', 'x')).faults).toEqual(['name name-missing']);
  });

  test('is of a commune that existed on that day', () => {
    const commune = '17335@from-2025-07-01' as UnitId;
    expect(refusal(() => register(input({ communeUnitId: commune })))).toEqual({
      is: 'invalid hamlet-invalid',
      faults: ['communeUnitId commune-wrong-epoch'],
    });
  });

  test('keeps its names, each from its day on, and is found by all of them', () => {
    const { next, events } = rename(A, { name: 'Thôn Đào', kind: 'thon' }, '2023-01-01', 'NQ 12');
    expect(next.names.map(({ name }) => name)).toEqual(['Xóm Hoà Bình', 'Thôn Đào']);
    expect(next.searchText).toBe('xom hoa binh | thon dao');
    expect(nameOn(next, '2022-12-31').name).toBe('Xóm Hoà Bình');
    expect(nameOn(next, '2023-01-01').kind).toBe('thon');
    expect(events[0]?.data).toEqual({ hamletCode: '17335-001', kind: 'thon' });
    expect(rename(next, { name: 'Thôn Khác' }, '2023-02-01', 'x').next.names.at(-1)?.kind).toBe('thon');
    expect(refusal(() => rename(next, { name: 'Trước' }, '2022-12-31', 'x')).is).toBe(
      'invalid day-before-last',
    );
  });

  test('that became part of another one is changed no more', () => {
    const gone = merged(A, B, '2023-01-01');
    expect(refusal(() => rename(gone, { name: 'x' }, '2024-01-01', 'x')).is).toBe('conflict hamlet-merged');
    expect(refusal(() => merge(gone, C, '2024-01-01', 'x', null)).is).toBe('conflict hamlet-merged');
    expect(refusal(() => merge(C, gone, '2024-01-01', 'x', null)).is).toBe('conflict hamlet-merged');
  });

  test.each([
    ['itself', A],
    ['one of another commune', hamlet({ id: 'z', communeUnitId: '17071@before-2025-07-01' as UnitId })],
  ])('does not become part of %s', (_what, into) => {
    expect(refusal(() => merge(A, into, '2023-01-01', 'x', null))).toEqual({
      is: 'invalid hamlet-not-beside',
      faults: ['into hamlet-not-beside'],
    });
  });

  test('is not merged while its team works, nor before it was registered', () => {
    expect(refusal(() => merge(A, B, '2023-01-01', 'x', '12/QĐ')).is).toBe('conflict hamlet-has-team');
    expect(refusal(() => merge(A, B, '2022-02-28', 'x', null)).is).toBe('invalid day-before-last');
  });

  test('is followed through its mergers up to a day', () => {
    const all = [merged(A, B, '2023-01-01'), merged(B, C, '2024-01-01'), C];
    const way = (on: string) => standsFor(all[0] ?? A, all, on).map(({ id }) => id);
    expect(way('2022-12-31')).toEqual(['a']);
    expect(way('2023-01-01')).toEqual(['a', 'b']);
    expect(way('2024-01-01')).toEqual(['a', 'b', 'c']);
  });
});
