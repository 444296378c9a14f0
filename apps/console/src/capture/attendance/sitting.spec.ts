import { expect, test } from '@jest/globals';
import { keptOf, takesLists, taughtOf } from '../net/classes.js';
import { type KeptTrainee, marked, newList } from '../queue/list.js';
import { counted, hasBegun, newcomerFaults, presentAt } from './sitting.js';

const NOW = new Date('2026-05-12T03:00:00.000Z');
const roster: (KeptTrainee & { readonly phone: string | null })[] = [
  { enrolmentId: 'a', name: 'Lê Văn Thử', birthYear: 1970, sessions: { 1: true }, phone: '0912345678' },
  { enrolmentId: 'b', name: 'Đào Thị Thử', birthYear: 1985, sessions: {}, phone: null },
];
const LISTED = {
  ...{ id: 'class-1', curriculumId: 'u-1', curriculum: 'C5', venue: 'Hội trường', commune: 'Xã Thử' },
  ...{ state: 'open', sessions: [], trainerCount: 0 },
};

test('a session is marked from its day in Viet Nam on', () => {
  const session = { startsAt: '2026-05-12T06:30:00.000Z' };
  expect(hasBegun(session, new Date('2026-05-11T16:59:00Z'))).toBe(false);
  expect(hasBegun(session, new Date('2026-05-11T17:00:00Z'))).toBe(true);
});

test('the phone keeps of a class no more than a list needs, and only classes that lists are taken of', () => {
  const kept = keptOf(LISTED, new Map([['u-1', 'An toàn trên mạng']]), roster);
  expect(kept).toMatchObject({ title: 'An toàn trên mạng', state: 'open' });
  expect(JSON.stringify(kept)).not.toContain('0912345678');
  expect(keptOf(LISTED, new Map(), []).title).toBe('C5');
  const states = ['planned', 'open', 'in-progress', 'completed', 'cancelled'];
  expect(takesLists(states.map((state) => ({ ...LISTED, state }))).map(({ state }) => state)).toEqual([
    'open',
    'in-progress',
  ]);
});

test('a trainer sees the classes that name them or nobody, and all where none names them', () => {
  const open = { ...LISTED, id: 'open' };
  const other = { ...LISTED, id: 'other', trainerCount: 1 };
  const own = { ...LISTED, id: 'own', trainerCount: 1 };
  const ids = (classes: readonly { readonly id: string }[]) => classes.map(({ id }) => id);
  expect(ids(taughtOf([own], [open, other, own]))).toEqual(['own', 'open']);
  expect(ids(taughtOf([], [open, other]))).toEqual(['open', 'other']);
});

test('counts ticks over what the server had', () => {
  expect(presentAt(roster, 1)).toBe(1);
  const place = { classId: 'c', session: 1, title: 't', venue: 'v', commune: 'x', begins: false };
  const list = newList('l', place, roster, NOW);
  expect(counted(list)).toEqual({ present: 1, absent: 0, open: 1 });
  expect(counted(marked(list, 'a', false, 'm', NOW))).toEqual({ present: 0, absent: 1, open: 1 });
});

test.each([
  [{ name: 'Đặng Thị Thử', birthYear: 1990 }, [false, false]],
  [{ name: 'X', birthYear: 19 }, [true, true]],
  [{ name: '12', birthYear: 2999 }, [true, true]],
])('of a walk-in a name and a year are asked: %p', (one, wrong) => {
  const { name, birthYear } = newcomerFaults({ ...one, group: 'others' }, NOW);
  expect([name, birthYear]).toEqual(wrong);
});
