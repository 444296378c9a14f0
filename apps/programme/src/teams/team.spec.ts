import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import { type Hamlet, merge, register } from '../hamlets/hamlet.js';
import { changeMembers, dissolve, form, type Team, type TeamInput } from './team.js';

const composition = {
  hamletHead: true,
  youthUnion: true,
  womensUnion: true,
  teacher: false,
  communeOfficer: false,
};
const { pilotId: _none, ...place } = part;
const hamletOf = (id: string, communeUnitId: UnitId = place.communeUnitId): Hamlet =>
  register({ ...place, communeUnitId, id, number: 1, name: 'Xóm 1', kind: 'xom', registeredOn: '2022-03-01' })
    .next;
const HAMLET = hamletOf('h');
const input = (changes: Partial<TeamInput> = {}): TeamInput => ({
  level: 'hamlet',
  hamletId: 'h',
  decisionNo: '12/QĐ-UBND',
  formedOn: '2022-04-01',
  memberCount: 3,
  composition,
  ...changes,
});
const TEAM: Team = form(part, input(), HAMLET, []).next;

describe('a community digital team', () => {
  test('has at least three members, when it is formed and ever after', () => {
    expect(form(part, input(), HAMLET, []).events[0]?.data).toEqual({
      teamId: part.id,
      level: 'hamlet',
      memberCount: 3,
    });
    const small = { is: 'invalid team-too-small', faults: ['memberCount team-too-small'] };
    expect(refusal(() => form(part, input({ memberCount: 2 }), HAMLET, []))).toEqual(small);
    expect(refusal(() => changeMembers(TEAM, { memberCount: 2, composition }, '2022-05-01'))).toEqual(small);
  });

  test.each<[string, Partial<TeamInput>, Hamlet | null, string]>([
    ['of a hamlet without one', { hamletId: null }, null, 'hamlet-missing'],
    ['of a hamlet that nobody knows', {}, null, 'hamlet-unknown'],
    ['in another commune', {}, hamletOf('h', '17071@before-2025-07-01' as UnitId), 'hamlet-elsewhere'],
    ['of the commune with a hamlet', { level: 'commune' }, HAMLET, 'hamlet-not-wanted'],
  ])('is refused %s', (_what, changes, hamlet, code) => {
    expect(refusal(() => form(part, input(changes), hamlet, []))).toEqual({
      is: 'invalid team-invalid',
      faults: [`hamletId ${code}`],
    });
  });

  test('is not formed in a hamlet that ended, nor before the hamlet was there', () => {
    const ended = merge(HAMLET, hamletOf('other'), '2022-03-15', 'x', null).next;
    expect(refusal(() => form(part, input(), ended, [])).is).toBe('conflict hamlet-merged');
    expect(refusal(() => form(part, input({ formedOn: '2022-02-01' }), HAMLET, [])).faults).toEqual([
      'formedOn day-before-last',
    ]);
  });

  test('is one at a time: the refusal names the other', () => {
    expect(refusal(() => form(part, input(), HAMLET, [TEAM])).is).toBe('conflict team-active-already');
    expect(() => form(part, input(), HAMLET, [TEAM])).toThrow('12/QĐ-UBND');
  });

  test('tells of another number of members, not of other members', () => {
    const teacher = { ...composition, teacher: true };
    const same = changeMembers(TEAM, { memberCount: 3, composition: teacher }, '2022-05-01');
    expect([same.events, same.next.version, same.next.composition.teacher]).toEqual([[], 2, true]);
    const more = changeMembers(same.next, { memberCount: 6, composition }, '2022-06-01');
    expect(more.events.map(({ data }) => data)).toMatchObject([{ memberCount: 6 }]);
    expect(refusal(() => changeMembers(more.next, { memberCount: 5, composition }, '2022-05-31')).is).toBe(
      'invalid day-before-last',
    );
  });

  test('that was dissolved is changed no more; the next one comes after it', () => {
    const { next, events } = dissolve(TEAM, '2022-12-31', 'sáp nhập');
    expect(next).toMatchObject({ state: 'dissolved', dissolvedOn: '2022-12-31', reason: 'sáp nhập' });
    expect(events[0]?.data).toMatchObject({ memberCount: 3 });
    expect(refusal(() => form(part, input({ formedOn: '2022-12-30' }), HAMLET, [next])).faults).toEqual([
      'formedOn day-before-last',
    ]);
    expect(form(part, input({ formedOn: '2022-12-31' }), HAMLET, [next]).next.state).toBe('active');
    expect(refusal(() => dissolve(next, '2023-01-01', 'x')).is).toBe('conflict team-dissolved');
    expect(refusal(() => changeMembers(next, { memberCount: 4, composition }, '2023-01-01')).is).toBe(
      'conflict team-dissolved',
    );
  });
});
