import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { TraineeGroup } from '@xaso/contracts-training';
import { Outbox, pilotColumns, VersionedStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { contextOf } from '@xaso/contracts-common';
import { EntitySchema } from 'typeorm';
import { type Participation, recount } from './participation.js';

export const ParticipationEntity = new EntitySchema<Participation>({
  name: 'participation',
  tableName: 'participation',
  columns: {
    ...pilotColumns,
    personId: { type: 'uuid', name: 'person_id' },
    group: { type: 'text', name: 'trainee_group', transformer: typed<TraineeGroup>() },
    attended: { type: 'integer' },
  },
});

/** A person whose attendances in a pilot may be others now. */
export interface Recount {
  readonly pilotId: string;
  readonly personId: string;
  /** Business time of what changed them. */
  readonly at: Date;
}

interface Counted {
  readonly id: string;
  readonly attended: number;
  readonly group: TraineeGroup;
}

/** Who counts as a different person of a pilot. */
@Injectable()
export class ParticipationsStore extends VersionedStore<Participation> {
  constructor(outbox: Outbox) {
    super(outbox, ParticipationEntity, { unknown: 'participation-unknown', what: 'người học' });
  }

  /**
   * Counts the attended classes of these people again and tells who counts now and who no longer: call it after the change of
   * enrolments, in its transaction. Two changes of one person wait for each other, so that none counts without the other.
   */
  async recount(
    tx: Tx,
    people: readonly Recount[],
    actorRole: string,
    source: FactContext['source'],
  ): Promise<void> {
    if (people.length === 0) return;
    const earliest = new Map<string, Recount>();
    for (const one of people) {
      const key = `${one.pilotId} ${one.personId}`;
      const known = earliest.get(key);
      if (!known || one.at < known.at) earliest.set(key, one);
    }
    const pairs = [...earliest.values()];
    const rows = await this.locked(tx, pairs);
    const counted = await this.counts(tx, rows);
    const decided = rows.flatMap((row) => {
      const found = counted.get(row.id);
      const at = earliest.get(`${row.pilotId} ${row.personId}`)?.at;
      return (found && at && recount(row, found.attended, found.group, at)) || [];
    });
    await this.updateAll(tx, decided, (of) => ({ ...contextOf(of, actorRole), source }));
  }

  /** Rows of these people, made where there are none, and held in the order of their ids. */
  private async locked(tx: Tx, pairs: readonly Recount[]): Promise<Participation[]> {
    const ids = await tx.query<{ id: string }>(
      `with wanted as (select * from unnest($1::uuid[], $2::uuid[]) as w(pilot_id, person_id)), made as (
         insert into participation
           (id, version, programme, commune_unit_id, pilot_id, synthetic, created_at, person_id, trainee_group, attended)
         select gen_random_uuid(), 0, o.programme, o.commune_unit_id, o.id, o.synthetic, now(), p.id, p.trainee_group, 0
         from wanted w join pilot o on o.id = w.pilot_id join person p on p.id = w.person_id
         where not exists (
           select 1 from participation r where r.pilot_id = w.pilot_id and r.person_id = w.person_id)
         order by p.id
         on conflict (pilot_id, person_id) do nothing returning id)
       select id from made
       union all
       select r.id from participation r join wanted w on r.pilot_id = w.pilot_id and r.person_id = w.person_id`,
      [pairs.map(({ pilotId }) => pilotId), pairs.map(({ personId }) => personId)],
    );
    const found = await this.lockAll(
      tx,
      ids.map(({ id }) => id),
    );
    if (found.length === pairs.length) return found;
    // Somebody else made one between the look and the insert: it can be seen now.
    return this.locked(tx, pairs);
  }

  /** A statement of its own: its snapshot is taken under the locks. */
  private async counts(tx: Tx, rows: readonly Participation[]): Promise<Map<string, Counted>> {
    const counted = await tx.query<Counted>(
      `select r.id, p.trainee_group as "group", count(e.id)::int as attended
       from participation r join person p on p.id = r.person_id
         left join enrolment e on e.person_id = r.person_id and e.pilot_id = r.pilot_id and e.state = 'attended'
       where r.id = any($1) group by r.id, p.trainee_group`,
      [rows.map(({ id }) => id)],
    );
    return new Map(counted.map((one) => [one.id, one]));
  }
}
