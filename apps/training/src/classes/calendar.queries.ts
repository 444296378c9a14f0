import { Injectable } from '@nestjs/common';
import type { Actor, UnitId } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import type { CalendarClass } from './calendar.js';

/** Classes that a calendar is asked for. */
export interface CalendarFilter {
  readonly programme?: string | undefined;
  readonly communeUnitId?: UnitId | undefined;
  readonly pilotId?: string | undefined;
  /** Only what ends after this instant. */
  readonly since: Date;
}

/** A calendar program stops making sense of more. */
const MOST = 2_000;

@Injectable()
export class CalendarQueries {
  constructor(private readonly database: Database) {}

  /** The next ones of the communes that the actor may act for, in the order of time. */
  list(
    { programme, communeUnitId, pilotId, since }: CalendarFilter,
    { communes }: Pick<Actor, 'communes'>,
  ): Promise<CalendarClass[]> {
    return this.database.query<CalendarClass>(
      `select c.id, c.version, c.state, t.title, c.venue, c.changed_at as "changedAt", c.sessions
       from training_class c join curriculum t on t.id = c.curriculum_id
       where c.ends_at > $1 and ($2::text is null or c.programme = $2) and ($3::text is null or c.commune_unit_id = $3)
         and ($4::uuid is null or c.pilot_id = $4) and ($5::text[] is null or c.commune_unit_id = any ($5))
       order by c.starts_at, c.id limit ${MOST}`,
      [since, programme ?? null, communeUnitId ?? null, pilotId ?? null, communes === '*' ? null : communes],
    );
  }
}
