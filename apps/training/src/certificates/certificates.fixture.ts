import type { TestService } from '@xaso/testing';
import { COMMUNE } from '../pilots/pilot-facts.fixture.js';
import type { Badge } from './credential/credential.js';
import { ADDRESS, seedOf } from './credential/issuer.fixture.js';

/** The settings of certificates under test. */
export const CERTIFICATE_ENV = {
  CERTIFICATE_KEY: seedOf('k1'),
  CERTIFICATE_ADDRESS: ADDRESS,
  CERTIFICATE_ISSUER: 'Sở Thông tin & Truyền thông tỉnh Mẫu',
};

/** A class that was held by people who all passed, as the tables hold it. @returns its id */
export async function heldClass(
  service: TestService,
  people: readonly string[],
  { state = 'completed', commune = COMMUNE, synthetic = false } = {},
): Promise<string> {
  const [pilot, curriculum, id] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await service.db.query('insert into pilot values ($1, $2, $3, $4, false)', [
    pilot,
    'p',
    commune,
    synthetic,
  ]);
  await service.db.query(
    `insert into curriculum (id, version, code, curriculum_version, state, title, pillar, audience, objectives, materials,
       drafted_by, created_at)
     values ($1, 1, 'C2', (select count(*) + 1 from curriculum), 'retired', 'Kỹ năng số cơ bản', 'society', '[]',
       '["dùng VNeID"]', '[]', 'x', now())`,
    [curriculum],
  );
  await service.db.query(
    `insert into training_class (id, version, programme, commune_unit_id, pilot_id, synthetic, created_at, curriculum_id,
       curriculum, curriculum_version, pillar, kind, venue, trainers, capacity, starts_at, ends_at, sessions, state,
       changed_at, results_revision)
     values ($1, 1, 'p', $2, $3, $4, now(), $5, 'C2', 1, 'society', 'class', 'Nhà văn hóa', '[]', 30,
       '2022-06-01T01:00Z', '2022-06-03T10:00Z', $6, $7, '2022-06-03T10:00Z', 0)`,
    [id, commune, pilot, synthetic, curriculum, JSON.stringify(SESSIONS), state],
  );
  for (const name of people) await passed(service, id, name);
  return id;
}

/** Somebody who passed a class. @returns the enrolment */
export async function passed(service: TestService, classId: string, name: string): Promise<string> {
  const [person, id] = [crypto.randomUUID(), crypto.randomUUID()];
  await service.db.query(
    `insert into person (id, version, programme, commune_unit_id, synthetic, created_at, name, folded, birth_year,
       trainee_group)
     select $1, 1, programme, commune_unit_id, synthetic, now(), $2, lower($2), 1980, 'farmers'
     from training_class where id = $3`,
    [person, name, classId],
  );
  await service.db.query(
    `insert into enrolment (id, version, programme, commune_unit_id, pilot_id, synthetic, created_at, class_id, curriculum,
       pillar, person_id, registered_as, trainee_group, walk_in, state, registered_at, outcome)
     select $1, 3, programme, commune_unit_id, pilot_id, synthetic, now(), id, curriculum, pillar, $2, $2, 'farmers', false,
       'attended', now(), 'passed'
     from training_class where id = $3`,
    [id, person, classId],
  );
  return id;
}

const SESSIONS = [
  { n: 1, startsAt: '2022-06-01T01:00:00.000Z', endsAt: '2022-06-01T04:00:00.000Z' },
  { n: 2, startsAt: '2022-06-03T01:00:00.000Z', endsAt: '2022-06-03T04:00:00.000Z' },
];

/** Credentials have a media type of their own, which the test client does not take for JSON. */
export const parsed = <T>(body: T): T => (typeof body === 'string' ? (JSON.parse(body) as T) : body);

export interface CertificateRow {
  readonly id: string;
  readonly payload: string;
  readonly enrolment_id: string;
}

/** What specs do with certificates. */
export function certificatesOf(service: () => TestService, token: () => string) {
  const rows = (classId: string) =>
    service().db.query<CertificateRow>(
      'select id, payload, enrolment_id from certificate where class_id = $1 order by id',
      [classId],
    );
  const post = (path: string, body: unknown, as = token()) =>
    service().http.post<Record<string, unknown>>(path, body, { token: as });
  const issue = (classId: string, as = token(), body = {}) =>
    post(`/classes/${classId}/certificates`, body, as);
  return {
    rows,
    post,
    issue,
    /** A certificate of one person. */
    async one(name: string, options = {}): Promise<CertificateRow> {
      const classId = await heldClass(service(), [name], options);
      await issue(classId);
      const [row] = await rows(classId);
      if (!row) throw new Error('nothing was issued');
      return row;
    },
    credential: async (id: string): Promise<Badge> =>
      parsed((await service().http.get<Badge>(`/certificates/${id}`, { token: token() })).body),
    verdict: async (payload: string) =>
      (await service().http.get<Record<string, unknown>>(`/verify/${payload}`)).body,
    /** What the world reads of what a credential points at: over HTTP, without a token. */
    async world(url: string): Promise<object> {
      const [document = '', fragment] = url.split('#');
      const path = document.startsWith('did:web:') ? '/did.json' : document.replace(ADDRESS, '');
      const answer = await service().http.get<{ verificationMethod?: { id: string }[] }>(path);
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
      const body = parsed(answer.body);
      if (fragment === undefined) return body;
      const key = body.verificationMethod?.find(({ id }) => id === url);
      return { '@context': 'https://w3id.org/security/multikey/v1', ...key };
    },
  };
}
