import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  drain,
  publishedBy,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { all, Classroom, somebody } from './classroom.fixture.js';

let service: TestService;
let programme: TestProducer;
let room: Classroom;
let pilot: string;
let officer: string;
let trainer: string;
let viewer: string;
let stranger: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  viewer = await testToken({ role: 'viewer' });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
  room = new Classroom(service, pilot, officer);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

const factsOf = async (...ids: readonly string[]) => {
  await drain(service);
  const told = (await publishedBy(service)).filter(({ key }) => ids.includes(key));
  return told.map(({ type, data }) => [type.split('.').slice(1).join('.'), data] as const);
};
const participant = async (personId: string): Promise<string> => {
  const [row] = await service.db.query<{ id: string }>('select id from participation where person_id = $1', [
    personId,
  ]);
  return row?.id ?? '';
};
const stored = async () =>
  (
    await service.db.query(
      `select (select count(*)::int from person) as people, (select count(*)::int from enrolment) as enrolments,
         (select count(*)::int from outbox) as facts`,
    )
  )[0];

describe('the way of a class', () => {
  test('from enrolment by list to its end: attendances and distinct people are told, nobody by name', async () => {
    const id = await room.running();
    const [one, two] = await room.with(id, 2);
    if (!one || !two) throw new Error('nobody');
    expect((await room.mark(id, 1, all([one, two]))).body).toEqual({ marked: 2, present: 2, absent: 0 });
    expect((await room.mark(id, 2, [...all([one]), ...all([two], false)], {}, trainer)).status).toBe(200);
    await room.complete(id);
    const told = await factsOf(one.id, await participant(one.personId));
    expect(told.map(([type, data]) => [type, data.occurredAt, data.aggregateVersion])).toEqual(
      expect.arrayContaining([
        ['enrolment.registered', '2022-07-01T02:00:00.000Z', 1],
        ['enrolment.attended', '2022-07-12T01:00:00.000Z', 2],
        ['enrolment.passed', '2022-07-13T05:00:00.000Z', 3],
        ['participant.joined', '2022-07-12T01:00:00.000Z', 1],
      ]),
    );
    expect(told).toHaveLength(4);
    expect(told[0]?.[1]).toMatchObject({
      ...{ enrolmentId: one.id, classId: id, curriculum: 'C5', group: 'farmers', walkIn: false },
      ...{ pillar: 'economy', pilotId: pilot, communeUnitId: COMMUNE, source: 'online' },
    });
    expect((await factsOf(id)).at(-1)).toMatchObject([
      'class.completed',
      { results: { enrolled: 2, attended: 2, passed: 2, notPassed: 0 } },
    ]);
    await drain(service);
    expect(JSON.stringify((await publishedBy(service)).map(({ data }) => data))).not.toMatch(
      new RegExp(`Nguyễn Thử|1970|${one.personId}`),
    );
  });

  test('a person in two classes is two attendances and one participant, who leaves with the last of them', async () => {
    const [first, second] = [await room.running(), await room.running()];
    const [one] = await room.with(first, 1);
    const again = (await room.enrol(second, [{ personId: one?.personId }])).body.enrolments[0];
    if (!one || !again) throw new Error('nobody');
    await room.mark(first, 1, all([one]));
    await room.mark(second, 1, all([again]));
    await room.mark(first, 1, all([one], false));
    const id = await participant(one.personId);
    const types = async () => (await factsOf(id)).map(([type]) => type);
    expect(await types()).toEqual(['participant.joined']);
    await room.mark(second, 1, all([again], false));
    expect(await types()).toEqual(['participant.joined', 'participant.left']);
    await room.mark(second, 1, all([again]));
    expect(await types()).toEqual(['participant.joined', 'participant.left', 'participant.joined']);
    expect((await factsOf(again.id)).map(([type]) => type)).toEqual([
      'enrolment.registered',
      'enrolment.attended',
      'enrolment.attendance-withdrawn',
      'enrolment.attended',
    ]);
  });
});

describe('enrolling', () => {
  test('over the seats is allowed and told; walk-ins come while it is held', async () => {
    const id = await room.running({ capacity: 1 });
    expect((await room.enrol(id, [{ person: somebody() }])).body.overCapacity).toBe(false);
    const more = await room.enrol(id, [{ person: somebody(), group: 'pupils' }], { walkIn: true }, trainer);
    expect([more.status, more.body]).toMatchObject([
      201,
      { enrolled: 2, capacity: 1, overCapacity: true, enrolments: [{ walkIn: true, group: 'pupils' }] },
    ]);
  });

  test.each<[string, (personId: string) => readonly object[], number, object]>([
    [
      'somebody who is in the class',
      (personId) => [{ person: somebody() }, { personId }],
      409,
      { code: 'already-enrolled', errors: [{ field: 'people.1', code: 'already-enrolled' }] },
    ],
    [
      'somebody twice',
      () => {
        const personId = crypto.randomUUID();
        return [{ personId }, { personId }];
      },
      404,
      { code: 'person-unknown', errors: [{ field: 'people.0.personId' }] },
    ],
    [
      'somebody without a birth',
      () => [{ person: somebody() }, { person: somebody({ birthYear: null }) }],
      422,
      { code: 'person-invalid', errors: [{ field: 'people.1.birthYear', code: 'birth-missing' }] },
    ],
    [
      'ten mistakes in one',
      () => [{ person: { name: '=1', birthYear: 3, phone: 'x', sex: 'q', group: 'w' } }],
      422,
      { errors: expect.arrayContaining([expect.objectContaining({ field: 'people.0.person.sex' })]) },
    ],
    ['nobody', () => [], 422, { errors: [expect.objectContaining({ field: 'people' })] }],
  ])('%s: refused by place, nothing stored', async (_what, people, status, body) => {
    const id = await room.opened();
    const [one] = await room.with(id, 1);
    const before = await stored();
    const answer = await room.enrol(id, people(one?.personId ?? ''));
    expect([answer.status, answer.body]).toMatchObject([status, body]);
    expect(await stored()).toEqual(before);
  });

  test('in another commune, by a viewer, or before the class is open is refused', async () => {
    const id = await room.opened();
    const people = [{ person: somebody() }];
    expect((await room.enrol(id, people, {}, stranger)).status).toBe(403);
    expect((await room.enrol(id, people, {}, viewer)).status).toBe(403);
    expect((await room.mark(id, 1, [{ enrolmentId: crypto.randomUUID(), present: true }])).body.code).toBe(
      'class-state',
    );
  });

  test('of two at the same time enrols one person once', async () => {
    const id = await room.opened();
    const { body } = await room.post<{ id: string }>('/people', { pilotId: pilot, ...somebody() });
    const answers = await Promise.all([1, 2, 3].map(() => room.enrol(id, [{ personId: body.id }])));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });
});

describe('withdrawing', () => {
  test('takes back what it counted for first, and makes room for another enrolment', async () => {
    const id = await room.running();
    const [one] = await room.with(id, 1);
    if (!one) throw new Error('nobody');
    await room.mark(id, 1, all([one]));
    const answer = await room.post(`/enrolments/${one.id}/withdraw`, { reasonCode: 'entered-by-mistake' });
    expect([answer.status, answer.body.state]).toEqual([200, 'withdrawn']);
    expect((await factsOf(one.id, await participant(one.personId))).map(([type]) => type).toSorted()).toEqual(
      [
        'enrolment.attendance-withdrawn',
        'enrolment.attended',
        'enrolment.registered',
        'enrolment.withdrawn',
        'participant.joined',
        'participant.left',
      ],
    );
    const again = await room.post(`/enrolments/${one.id}/withdraw`, { reasonCode: 'other' });
    expect([again.status, again.body.code]).toEqual([409, 'enrolment-withdrawn']);
    expect((await room.mark(id, 1, all([one]))).body.errors).toMatchObject([{ code: 'enrolment-withdrawn' }]);
    expect((await room.enrol(id, [{ personId: one.personId }])).status).toBe(201);
  });

  test('from a completed class asks for a reason and revises its results', async () => {
    const id = await room.running();
    const [one, two] = await room.with(id, 2);
    if (!one || !two) throw new Error('nobody');
    await room.mark(id, 1, all([one, two]));
    await room.mark(id, 2, all([one, two]));
    await room.complete(id);
    const without = await room.post(`/enrolments/${two.id}/withdraw`, { reasonCode: 'duplicate' });
    expect([without.status, without.body.code]).toEqual([409, 'class-completed']);
    const why = { reasonCode: 'duplicate', reason: 'ghi trùng với dòng 1' };
    expect((await room.post(`/enrolments/${two.id}/withdraw`, why)).status).toBe(200);
    expect((await factsOf(id)).at(-1)).toMatchObject([
      'class.results-revised',
      { revision: 1, before: { enrolled: 2, attended: 2 }, after: { enrolled: 1, attended: 1 } },
    ]);
  });
});
