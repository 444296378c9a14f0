import { describe, expect, test } from '@jest/globals';
import { answered, formOf, isDue, isOpenable, isSettled, recovered, reopened, sending } from './item.js';
import {
  enrolled,
  finishedList,
  type KeptTrainee,
  type ListItem,
  marked,
  merged,
  newList,
  struckOut,
  ticked,
  walkedIn,
} from './list.js';
import { UNREACHED, type Verdict } from './outcome.js';

const NOW = new Date('2026-05-12T03:00:00.000Z');
const PLACE = {
  ...{ classId: 'class-1', session: 2, title: 'Kỹ năng số', venue: 'Nhà văn hoá xóm 3', commune: 'Xã Thử' },
  begins: false,
};
const trainee = (enrolmentId: string, sessions = {}): KeptTrainee => ({
  ...{ enrolmentId, name: `Người ${enrolmentId}`, birthYear: 1980, sessions },
});
const draft = () => newList('list-1', PLACE, [trainee('a'), trainee('b', { 1: true, 2: false })], NOW);
const both = () => marked(marked(draft(), 'a', true, 'mark-a', NOW), 'b', true, 'mark-b', NOW);
const walkIn = { name: 'Trần Thị Thử', birthYear: 1990, group: 'farmers' };
const guest = (list: ListItem) => walkedIn(list, walkIn, { person: 'guest', mark: 'mark-guest' }, NOW);
const judged = (list: ListItem, verdicts: readonly Verdict[]): ListItem => {
  const item = answered(sending(finishedList(list, NOW)), { is: 'judged', verdicts }, NOW, 0.5);
  if (item.kind !== 'list') throw new Error('a list became a form');
  return item;
};
const verdict = (id: string, status: Verdict['status'], detail = ''): Verdict => ({ id, status, detail });

describe('a list on the phone', () => {
  test('shows what the server had of its own session, and is not sent before somebody is ticked', () => {
    expect(draft().people.map(({ stands }) => stands)).toEqual([null, false]);
    expect(() => finishedList(draft(), NOW)).toThrow('nobody');
    expect(isDue(finishedList(both(), NOW), NOW, false)).toBe(true);
    expect(() => formOf(draft())).toThrow('list');
  });

  test('the same tick again is the same mark, the opposite one another', () => {
    const again = marked(both(), 'a', true, 'mark-other', NOW);
    expect(ticked(again).map(({ mark }) => mark?.id)).toEqual(['mark-a', 'mark-b']);
    const opposite = marked(again, 'a', false, 'mark-other', NOW);
    expect(opposite.people[0]?.mark).toMatchObject({ id: 'mark-other', present: false });
  });

  test('takes up who joined the class meanwhile, lets go who left, and keeps whoever was ticked here', () => {
    const list = guest(marked(draft(), 'a', true, 'mark-a', NOW));
    const now = merged(list, [trainee('c'), trainee('b', { 2: true })]);
    expect(now.people.map(({ id, stands, mark }) => [id, stands, mark?.id])).toEqual([
      ['c', null, undefined],
      ['b', true, undefined],
      ['a', null, 'mark-a'],
      ['guest', null, 'mark-guest'],
    ]);
  });

  test('a walk-in whom the server enrolled is not listed twice, is not enrolled again and is not struck out', () => {
    const list = enrolled(guest(draft()), 'guest', 'enrolment-9');
    const now = merged(list, [trainee('a'), trainee('b'), trainee('enrolment-9')]);
    expect(now.people.map(({ id }) => id)).toEqual(['a', 'b', 'guest']);
    expect(struckOut(now, 'guest', NOW).people).toHaveLength(3);
    expect(struckOut(guest(draft()), 'guest', NOW).people.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('that the server took whole leaves no name on the phone', () => {
    const done = judged(both(), [verdict('a', 'accepted'), verdict('b', 'duplicate')]);
    expect(done).toMatchObject({ state: 'accepted', taken: 2, people: [] });
    expect(isSettled(done)).toBe(true);
    expect(JSON.stringify(done)).not.toContain('Người');
    expect(judged(both(), [verdict('a', 'duplicate'), verdict('b', 'duplicate')]).state).toBe('duplicate');
  });

  test('that the server holds otherwise says for whom, and is not sent over it', () => {
    const done = judged(both(), [verdict('a', 'accepted'), verdict('b', 'conflict', 'Đã ghi là vắng.')]);
    expect(done).toMatchObject({ state: 'conflict', taken: 1 });
    expect(done.people).toMatchObject([{ id: 'b', verdict: { detail: 'Đã ghi là vắng.' } }]);
    expect([isOpenable(done), isDue(done, NOW, true)]).toEqual([false, false]);
  });

  test('of which somebody was refused is corrected for them alone; what the server holds otherwise is let go', () => {
    const list = guest(both());
    const done = judged(list, [
      verdict('a', 'accepted'),
      verdict('b', 'conflict'),
      verdict('guest', 'rejected', 'Năm sinh từ 1900.'),
    ]);
    expect(done.state).toBe('rejected');
    const open = reopened(done, NOW);
    expect(open).toMatchObject({ state: 'draft', taken: 1 });
    expect(open.kind === 'list' && open.people.map(({ id }) => id)).toEqual(['guest']);
  });

  test('whose answer never came is sent again as it was, and not opened before', () => {
    const waiting = finishedList(both(), NOW);
    const late = answered(sending(waiting), UNREACHED, NOW, 0.5);
    expect(late).toMatchObject({ state: 'waiting', tries: 1, people: waiting.people });
    expect(isOpenable(late)).toBe(false);
    expect(isOpenable(recovered(sending(waiting)))).toBe(false);
    expect(isOpenable(waiting)).toBe(true);
  });
});
