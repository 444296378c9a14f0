import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { approve, type RegisterEntry, record, revise, type Wording, withdraw } from './entry.js';
import { assertSameAs } from './same-as.js';

const HOME = {
  id: '01890000-0000-7000-8000-000000000001',
  kind: 'lesson' as const,
  programme: 'p',
  pilotId: null,
  communeUnitId: '17335@before-2025-07-01' as UnitId,
  synthetic: false,
  createdAt: new Date('2022-12-01T00:00:00Z'),
};
const wording = (changes: Partial<Wording> = {}): Wording => ({
  content: { text: 'Bắt đầu từ người trẻ', source: 'báo cáo', category: 'youth' },
  on: '2022-12-01',
  evidence: [],
  sameAs: null,
  recordedBy: 'a',
  recordedAt: '2022-12-02T00:00:00.000Z',
  reason: null,
  ...changes,
});
const APPROVAL = { by: 'leader', on: '2022-12-03', at: '2022-12-03T02:00:00.000Z' };
const approved = (): RegisterEntry => approve(record(HOME, wording()).next, 1, APPROVAL).next;

describe('an entry of the register', () => {
  test('is a draft until its revision is approved; the facts are dated by the business day', () => {
    const { next, events } = record(HOME, wording());
    expect(next).toMatchObject({ state: 'draft', content: null, approvedRevision: null, version: 1 });
    expect(events).toMatchObject([
      { occurredAt: new Date('2022-11-30T17:00:00Z'), data: { kind: 'lesson', revision: 1 } },
    ]);
    const second = approve(next, 1, APPROVAL);
    expect(second.next).toMatchObject({ state: 'approved', content: wording().content, approvedRevision: 1 });
    expect(second.next.revisions[0]?.approval).toEqual(APPROVAL);
    expect(second.events[0]?.data).not.toHaveProperty('sameAs');
  });

  test('the approved wording holds while another one waits', () => {
    const content = { ...wording().content, text: 'Bắt đầu từ Đoàn Thanh niên' };
    const waiting = revise(approved(), wording({ content, reason: 'rõ hơn' })).next;
    expect(waiting).toMatchObject({ state: 'approved', content: wording().content, approvedRevision: 1 });
    expect(waiting.searchText).toContain('doan thanh nien');
    const { next, events } = approve(waiting, 2, APPROVAL);
    expect(next).toMatchObject({ content, approvedRevision: 2, version: 4 });
    expect(next.revisions).toHaveLength(2);
    expect(events[0]?.data).toMatchObject({ revision: 2 });
  });

  test('what is approved is not approved again, nor what was replaced', () => {
    expect(() => approve(approved(), 1, APPROVAL)).toThrow(
      expect.objectContaining({ code: 'revision-approved-already' }),
    );
    const twice = revise(record(HOME, wording()).next, wording({ reason: 'x' })).next;
    expect(() => approve(twice, 1, APPROVAL)).toThrow(expect.objectContaining({ code: 'revision-old' }));
    expect(() => approve(twice, 3, APPROVAL)).toThrow(expect.objectContaining({ code: 'revision-unknown' }));
  });

  test('is not approved by whoever wrote the revision', () => {
    const draft = record(HOME, wording()).next;
    expect(() => approve(draft, 1, { ...APPROVAL, by: 'a' })).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'own-record' }),
    );
    const second = revise(draft, wording({ recordedBy: 'b', reason: 'x' })).next;
    expect(approve(second, 2, { ...APPROVAL, by: 'a' }).next.state).toBe('approved');
  });

  test('is not approved before the day it is of', () => {
    expect(() => approve(record(HOME, wording()).next, 1, { ...APPROVAL, on: '2022-11-30' })).toThrow(
      expect.objectContaining({ code: 'day-before-last' }),
    );
  });

  test('once withdrawn nothing happens to it any more; the fact says whether it counted', () => {
    const { next, events } = withdraw(approved(), '2022-12-05');
    expect(next).toMatchObject({ state: 'withdrawn', approvedRevision: 1 });
    expect(events[0]?.data).toMatchObject({ wasApproved: true, revision: 1 });
    expect(withdraw(record(HOME, wording()).next, '2022-12-05').events[0]?.data).toMatchObject({
      wasApproved: false,
    });
    for (const again of [
      () => withdraw(next, '2022-12-06'),
      () => revise(next, wording({ reason: 'x' })),
      () => approve(next, 1, APPROVAL),
    ])
      expect(again).toThrow(expect.objectContaining({ kind: 'conflict', code: 'entry-withdrawn' }));
  });

  test('repeats another one of its kind that stands, and never comes back to itself', () => {
    const other = { id: 'other', kind: 'lesson' as const, programme: 'p', state: 'draft' as const };
    const refused = (entry: Parameters<typeof assertSameAs>[1]) => {
      try {
        assertSameAs(HOME, entry);
        return undefined;
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(refused({ entry: other, chain: ['other'] })).toBeUndefined();
    expect(refused({ entry: { ...other, id: HOME.id }, chain: [] })).toBe('same-as-itself');
    expect(refused({ entry: { ...other, kind: 'award' }, chain: [] })).toBe('same-as-other-kind');
    expect(refused({ entry: { ...other, programme: 'q' }, chain: [] })).toBe('same-as-other-programme');
    expect(refused({ entry: { ...other, state: 'withdrawn' }, chain: [] })).toBe('same-as-withdrawn');
    expect(refused({ entry: other, chain: ['other', 'third', HOME.id] })).toBe('same-as-circle');
  });
});
