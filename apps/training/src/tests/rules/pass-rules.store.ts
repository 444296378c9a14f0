import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { PassRule } from './pass-rule.js';

/** A rule for each version of a curriculum that has one. */
@Injectable()
export class PassRulesStore {
  /** Null: whoever was at a session has passed. */
  async of(tx: Tx, curriculumId: string): Promise<PassRule | null> {
    const [row] = await tx.query<PassRule>(
      `select min_after_tenths as "minAfterTenths", min_share_percent as "minSharePercent"
       from pass_rule where curriculum_id = $1`,
      [curriculumId],
    );
    return row ?? null;
  }

  async set(
    tx: Tx,
    curriculumId: string,
    { minAfterTenths, minSharePercent }: PassRule,
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `insert into pass_rule (curriculum_id, min_after_tenths, min_share_percent, set_by, set_at)
       values ($1, $2, $3, $4, $5)
       on conflict (curriculum_id) do update set min_after_tenths = excluded.min_after_tenths,
         min_share_percent = excluded.min_share_percent, set_by = excluded.set_by, set_at = excluded.set_at`,
      [curriculumId, minAfterTenths, minSharePercent, by, at],
    );
  }

  async clear(tx: Tx, curriculumId: string): Promise<void> {
    await tx.query('delete from pass_rule where curriculum_id = $1', [curriculumId]);
  }
}
