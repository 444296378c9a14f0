import type { TestService } from '@xaso/testing';

/** Somebody in a class, as the tables of enrolments and attendance hold it; the id of the enrolment. */
export async function enrolled(
  { db }: TestService,
  classId: string,
  sessions: readonly number[],
  { state = 'registered' }: { readonly state?: string } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  const reached = state === 'registered' && sessions.length > 0 ? 'attended' : state;
  await db.query(
    `with trained as (select * from training_class where id = $2),
       somebody as (
         insert into person (id, version, programme, commune_unit_id, synthetic, created_at, name, folded, birth_year, trainee_group)
         select gen_random_uuid(), 1, programme, commune_unit_id, true, now(), 'Học viên Thử', 'hoc vien thu', 1970, 'others'
         from trained returning id)
     insert into enrolment (id, version, programme, commune_unit_id, pilot_id, synthetic, created_at, class_id, curriculum,
       pillar, person_id, registered_as, trainee_group, walk_in, state, registered_at, withdrawn_reason)
     select $1, 1, c.programme, c.commune_unit_id, c.pilot_id, true, now(), c.id, c.curriculum, c.pillar, s.id, s.id,
       'others', false, $3, now(), $4
     from trained c cross join somebody s`,
    [id, classId, reached, reached === 'withdrawn' ? 'other' : null],
  );
  for (const n of sessions) await mark({ db }, classId, id, n, true);
  return id;
}

/** Writes that somebody was at a session, or was not after all. */
export const mark = (
  { db }: Pick<TestService, 'db'>,
  classId: string,
  enrolmentId: string,
  n: number,
  present: boolean,
) =>
  db.query(
    `insert into attendance (class_id, session_n, enrolment_id, present, via, marked_at, marked_by, recorded_at)
     values ($1, $2, $3, $4, 'list', now(), 'trainer', now())
     on conflict (enrolment_id, session_n) do update set present = excluded.present`,
    [classId, n, enrolmentId, present],
  );
