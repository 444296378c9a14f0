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
import { all, Classroom, type Enrolled, somebody } from '../enrolments/classroom.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';

let service: TestService;
let programme: TestProducer;
let room: Classroom;
let pilot: string;
let officer: string;
let stranger: string;
let viewer: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
  viewer = await testToken({ role: 'viewer' });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
  room = new Classroom(service, pilot, officer);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface PersonAnswer {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly mergedInto: string | null;
  readonly maybeSameAs: readonly string[];
  readonly code: string;
}
interface Pair {
  readonly id: string;
  readonly knownId: string;
  readonly newerId: string;
  readonly code: string;
  readonly errors?: readonly { readonly code: string }[];
}

const add = async (changes: object) =>
  (await room.post<PersonAnswer>('/people', { pilotId: pilot, ...somebody(), ...changes })).body;
const get = <T>(path: string, token = officer) => service.http.get<T>(path, { token });
const find = async (q: string) =>
  (await get<PersonAnswer[]>(`/people?q=${encodeURIComponent(q)}`)).body.map(({ name }) => name);
const audits = (action: string) =>
  service.db.query<{ detail: { ids?: string[] } | null; reason: string | null }>(
    'select detail, reason from audit_log where action = $1 order by id',
    [action],
  );
const pairOf = async (one: PersonAnswer, other: PersonAnswer): Promise<Pair> => {
  const { body } = await get<Pair[]>('/people/duplicates');
  const found = body.find(({ knownId, newerId }) => knownId === one.id && newerId === other.id);
  if (!found) throw new Error('no such pair');
  return found;
};
const participations = async () => {
  await drain(service);
  const told = (await publishedBy(service)).filter(({ type }) => type.includes('participant'));
  return told.reduce((sum, { type }) => sum + (type.endsWith('joined') ? 1 : -1), 0);
};
const attends = async (person: PersonAnswer, classId: string): Promise<Enrolled> => {
  const [one] = (await room.enrol(classId, [{ personId: person.id }])).body.enrolments;
  if (!one) throw new Error('not enrolled');
  await room.mark(classId, 1, all([one]));
  return one;
};

describe('people', () => {
  test('are found without accents, by cut words and by phone', async () => {
    await add({ name: 'Đào Thị Hoà Khác', phone: '0912 777 001' });
    expect(await find('dao hoa')).toEqual(['Đào Thị Hoà Khác']);
    expect(await find('HÒA kh')).toEqual(['Đào Thị Hoà Khác']);
    expect(await find('0912777001')).toEqual(['Đào Thị Hoà Khác']);
    expect(await find('777001')).toEqual(['Đào Thị Hoà Khác']);
    expect(await find('hoi a')).toEqual([]);
  });

  test('are read by those who teach them, and every reading is in the audit log', async () => {
    const person = await add({ name: 'Người Được Đọc' });
    await get(`/people/${person.id}`);
    await find('nguoi duoc doc');
    expect((await audits('person.read')).length).toBeGreaterThan(0);
    const searched = (await audits('people.searched')).at(-1);
    expect(searched?.detail?.ids).toEqual([person.id]);
    expect(JSON.stringify(await audits('people.searched'))).not.toMatch(/nguoi duoc/i);
    expect((await get(`/people/${person.id}`, viewer)).status).toBe(403);
    expect((await get('/people?q=nguoi', viewer)).status).toBe(403);
    expect((await get(`/people/${person.id}`, stranger)).status).toBe(403);
    expect((await get('/people?q=nguoi', stranger)).body).toEqual([]);
  });

  test('are corrected with a reason; the log names the fields and not what they held', async () => {
    const person = await add({ name: 'Tên Gõ Nhầm', phone: '0912777002' });
    const body = { reason: 'gõ nhầm', name: 'Tên Đã Sửa', phone: null };
    const answer = await room.post<PersonAnswer>(`/people/${person.id}/correct`, body);
    expect([answer.status, answer.body]).toMatchObject([200, { name: 'Tên Đã Sửa', phone: null }]);
    expect(await find('ten da sua')).toEqual(['Tên Đã Sửa']);
    expect((await audits('person.corrected')).at(-1)).toEqual({
      reason: 'gõ nhầm',
      detail: { fields: ['name', 'phone'] },
    });
  });

  test('with a wrong particular are refused by the field', async () => {
    const answer = await room.post<Pair>('/people', {
      pilotId: pilot,
      name: 'A1',
      birthYear: 1800,
      group: 'x',
    });
    expect(answer.status).toBe(422);
    expect((await add({ birthDate: '2999-01-01', birthYear: undefined })).code).toBe('person-invalid');
  });
});

describe('people who may be one', () => {
  test('are asked about and merged: what both attended is one person’s, and taken back it is two again', async () => {
    const one = await add({ name: 'Bùi Thị Trùng', birthYear: 1966 });
    const other = await add({ name: 'BÙI THỊ TRÙNG', birthYear: 1966 });
    expect(other.maybeSameAs).toEqual([one.id]);
    const [first, second] = [await room.running(), await room.running()];
    await attends(one, first);
    const moved = await attends(other, second);
    const before = await participations();
    const pair = await pairOf(one, other);
    const why = { keep: one.id, reason: 'cùng một người, viết hoa' };
    expect((await room.post(`/people/duplicates/${pair.id}/same`, why)).status).toBe(200);
    expect(await participations()).toBe(before - 1);
    expect((await get<{ personId: string }>(`/enrolments/${moved.id}`)).body.personId).toBe(one.id);
    expect(await find('bui thi trung')).toEqual(['Bùi Thị Trùng']);
    const third = await room.opened();
    expect((await room.enrol(third, [{ personId: other.id }])).body.code).toBe('person-merged');
    const again = await room.post<Pair>(`/people/duplicates/${pair.id}/same`, why);
    expect([again.status, again.body.code]).toEqual([409, 'pair-decided']);
    await room.post(`/people/duplicates/${pair.id}/reopen`, { reason: 'hai chị em' });
    expect(await participations()).toBe(before);
    expect((await get<{ personId: string }>(`/enrolments/${moved.id}`)).body.personId).toBe(other.id);
    expect(
      (await room.post(`/people/duplicates/${pair.id}/different`, { reason: 'hai chị em' })).status,
    ).toBe(200);
    expect((await audits('people.merged')).at(-1)?.reason).toBe('cùng một người, viết hoa');
    expect((await audits('people.reopened')).at(-1)?.reason).toBe('hai chị em');
  });

  test('and are in one class are not merged until one enrolment is withdrawn', async () => {
    const one = await add({ name: 'Hồ Thị Đôi', phone: '0912777010' });
    const other = await add({ name: 'Hồ Đôi', phone: '0912777010' });
    const id = await room.running();
    await attends(one, id);
    const twice = await attends(other, id);
    const pair = await pairOf(one, other);
    const why = { keep: one.id, reason: 'cùng số điện thoại' };
    const refused = await room.post<Pair>(`/people/duplicates/${pair.id}/same`, why);
    expect([refused.status, refused.body.code]).toEqual([409, 'both-enrolled']);
    const before = await participations();
    await room.post(`/enrolments/${twice.id}/withdraw`, { reasonCode: 'duplicate' });
    expect((await room.post(`/people/duplicates/${pair.id}/same`, why)).status).toBe(200);
    expect(await participations()).toBe(before - 1);
  });

  test('three of them end as one, and the one taken back gets only its own', async () => {
    const [a, b, c] = [
      await add({ name: 'Võ Ba', birthYear: 1950 }),
      await add({ name: 'Vo Ba', birthYear: 1950 }),
      await add({ name: 'VÕ BA', birthYear: 1950 }),
    ];
    const classes = [await room.running(), await room.running(), await room.running()];
    const before = await participations();
    for (const [index, person] of [a, b, c].entries()) await attends(person, classes[index] ?? '');
    const reason = 'cùng một người';
    const bc = await pairOf(b, c);
    await room.post(`/people/duplicates/${bc.id}/same`, { keep: b.id, reason });
    await room.post(`/people/duplicates/${(await pairOf(a, b)).id}/same`, { keep: a.id, reason });
    expect(await participations()).toBe(before + 1);
    expect((await get<PersonAnswer>(`/people/${c.id}`)).body.mergedInto).toBe(a.id);
    await room.post(`/people/duplicates/${bc.id}/reopen`, { reason });
    expect(await participations()).toBe(before + 2);
    const own = await get<{ personId: string }[]>(`/enrolments?personId=${a.id}`);
    expect(own.body).toHaveLength(2);
  });

  test('are decided about by those who record in their commune', async () => {
    const one = await add({ name: 'Mai Hai', birthYear: 1977 });
    const other = await add({ name: 'Mai Hài', birthYear: 1977 });
    const pair = await pairOf(one, other);
    const why = { keep: one.id, reason: 'thử' };
    expect((await room.post(`/people/duplicates/${pair.id}/same`, why, stranger)).status).toBe(403);
    expect((await room.post(`/people/duplicates/${pair.id}/same`, why, viewer)).status).toBe(403);
    const neither = { ...why, keep: pair.id };
    expect((await room.post<Pair>(`/people/duplicates/${pair.id}/same`, neither)).body.code).toBe(
      'kept-neither',
    );
  });
});
