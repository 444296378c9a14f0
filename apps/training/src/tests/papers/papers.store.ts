import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { Stage } from '../scores/points.js';
import type { Paper } from './paper.js';

const COLUMNS = 'class_id as "classId", stage, questions';

/** Papers of classes, one before and one after each. */
@Injectable()
export class PapersStore {
  async find(tx: Tx, classId: string, stage: Stage): Promise<Paper | null> {
    const [row] = await tx.query<Paper>(
      `select ${COLUMNS} from class_test where class_id = $1 and stage = $2`,
      [classId, stage],
    );
    return row ?? null;
  }

  /** The same, and nobody puts another in its place until the end of the transaction. */
  async held(tx: Tx, classId: string, stage: Stage): Promise<Paper | null> {
    const [row] = await tx.query<Paper>(
      `select ${COLUMNS} from class_test where class_id = $1 and stage = $2 for share`,
      [classId, stage],
    );
    return row ?? null;
  }

  /** In place of what was there; whoever holds it is waited for. @returns false, and nothing is written, once it was answered */
  async set(
    tx: Tx,
    { classId, stage, questions }: Paper,
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<boolean> {
    await tx.query('select 1 from class_test where class_id = $1 and stage = $2 for update', [
      classId,
      stage,
    ]);
    const rows = await tx.query(
      `insert into class_test (class_id, stage, questions, set_by, set_at)
       select $1, $2, $3, $4, $5
       where not exists (select 1 from test_score where class_id = $1 and stage = $2 and via = 'answers')
       on conflict (class_id, stage) do update
         set questions = excluded.questions, set_by = excluded.set_by, set_at = excluded.set_at
       returning 1`,
      [classId, stage, JSON.stringify(questions), by, at],
    );
    return rows.length > 0;
  }
}
