import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import { GATE_SCORES, type Evidence, type Measured, type Round } from './gate.js';
import type { Pilot } from './pilot.js';

interface Row {
  measures: string[];
  active_committees: number;
  rounds: Round[];
  workshops: number;
  lessons: number;
  binding: number;
  scale_up: { approved: boolean; targetCommunes: number | null } | null;
}

/** What the decision rests on stays as it is until the decision is stored. */
const HELD = [
  `select 1 from steering_committee where pilot_id = $1 and state = 'active' for share`,
  `select 1 from register_entry e join pilot p on p.programme = e.programme
   where p.id = $1 and (e.pilot_id is null or e.pilot_id = $1) and e.state = 'approved'
     and e.kind in ('workshop', 'lesson', 'document') for share of e`,
  `select 1 from observation where pilot_id = $1 for share`,
  `select 1 from scale_up_plan s join pilot p on p.programme = s.programme where p.id = $1 for share of s`,
];

const ENTRIES = `select count(*)::int from register_entry e where e.programme = p.programme and e.state = 'approved'`;
/** An entry counts for a pilot when it was recorded for it or for the whole programme. */
const OURS = `(e.pilot_id is null or e.pilot_id = p.id)`;

/** `$2` is the day of the last adjustment: closing evidence is not older. */
const SELECT = `
  select g.measures,
    (select count(*)::int from steering_committee c where c.pilot_id = p.id and c.state = 'active') as active_committees,
    coalesce((select jsonb_agg(jsonb_build_object('purpose', r.purpose, 'state', r.state)) from survey_round r
       where r.programme = p.programme and p.commune_unit_id = any (r.communes)
         and (r.purpose <> 'endline' or r.opened_on >= $2::date)), '[]') as rounds,
    (${ENTRIES} and ${OURS} and e.kind = 'workshop' and (e.content ->> 'on')::date >= $2::date) as workshops,
    (${ENTRIES} and e.pilot_id = p.id and e.kind = 'lesson') as lessons,
    (${ENTRIES} and ${OURS} and e.kind = 'document' and e.content ->> 'binding' = 'true') as binding,
    (select jsonb_build_object('approved', s.revisions -> -1 -> 'approval' <> 'null', 'targetCommunes', s.revisions -> -1 -> 'targetCommunes')
       from scale_up_plan s where s.programme = p.programme) as scale_up
  from pilot p join programme g on g.code = p.programme where p.id = $1`;

const MEASURED = `
  select o.indicator, o.phase, bool_or(r.value ->> 'notMeasured' is null) as value
  from observation o, lateral (
    select value from jsonb_array_elements(o.revisions) with ordinality as e(value, n)
    where value -> 'approval' <> 'null' order by n desc limit 1) r
  where o.pilot_id = $1
    and (o.phase = 'baseline' or o.phase = 'endline' and (r.value ->> 'observedOn')::date >= $2::date)
  group by 1, 2`;

/** What is on record for a pilot, as its gates ask. */
@Injectable()
export class GateQueries {
  /** Whoever decides upon it reads it so that it cannot change meanwhile. */
  async held(tx: Tx, pilot: Pilot): Promise<Evidence> {
    for (const sql of HELD) await tx.query(sql, [pilot.id]);
    return this.evidence(tx, pilot);
  }

  async evidence(tx: Tx, pilot: Pilot): Promise<Evidence> {
    const since = pilot.history.findLast(({ to }) => to === 'adjusting')?.on ?? '-infinity';
    const [row] = await tx.query<Row>(SELECT, [pilot.id, since]);
    if (!row) throw new Error(`pilot ${pilot.id} vanished`);
    const found = await tx.query<{ indicator: string; phase: string; value: boolean }>(MEASURED, [
      pilot.id,
      since,
    ]);
    const of = (phase: string): Record<string, Measured> =>
      Object.fromEntries(
        found
          .filter((one) => one.phase === phase)
          .map(({ indicator, value }) => [indicator, value ? 'value' : 'not-measured']),
      );
    const isScore = (code: string): boolean => (GATE_SCORES as readonly string[]).includes(code);
    const endlines = of('endline');
    return {
      measures: row.measures,
      baselines: of('baseline'),
      endlines,
      scores: Object.fromEntries(Object.entries(endlines).filter(([code]) => isScore(code))),
      activeCommittees: row.active_committees,
      rounds: row.rounds,
      workshopMinutes: row.workshops,
      lessons: row.lessons,
      bindingDocuments: row.binding,
      scaleUp: row.scale_up,
    };
  }
}
