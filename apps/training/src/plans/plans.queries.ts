import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { TrainingPlan } from './training-plan.js';

/** What was done of a plan, to stand beside what was planned. */
export interface Held {
  /** Classes that were completed. */
  readonly classes: number;
  /** Attendances in them, as they count in figures. */
  readonly trainees: number;
  /** Classes that are planned, open or under way. */
  readonly ahead: number;
}

const NOTHING: Held = { classes: 0, trainees: 0, ahead: 0 };

@Injectable()
export class PlansQueries {
  /** What was held of each of these plans, in their order. */
  async heldOf(
    tx: Tx,
    plans: readonly Pick<TrainingPlan, 'pilotId' | 'curriculum'>[],
  ): Promise<readonly Held[]> {
    const rows = await tx.query<Held & { pilotId: string; curriculum: string }>(
      `select pilot_id as "pilotId", curriculum, count(*) filter (where state = 'completed')::int as classes,
         coalesce(sum((results ->> 'attended')::int) filter (where state = 'completed'), 0)::int as trainees,
         count(*) filter (where state in ('planned', 'open', 'in-progress'))::int as ahead
       from training_class where pilot_id = any ($1) group by 1, 2`,
      [[...new Set(plans.map(({ pilotId }) => pilotId))]],
    );
    return plans.map(({ pilotId, curriculum }) => {
      const row = rows.find((one) => one.pilotId === pilotId && one.curriculum === curriculum);
      return row ? { classes: row.classes, trainees: row.trainees, ahead: row.ahead } : NOTHING;
    });
  }
}
