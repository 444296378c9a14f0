import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import { DomainError, type UnitId } from '@xaso/kernel';
import { communeColumns, Outbox, ScopedThingsStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema, In } from 'typeorm';
import { codeOf, type Hamlet, type HamletName, LAST_NUMBER } from './hamlet.js';

export const HamletEntity = new EntitySchema<Hamlet>({
  name: 'hamlet',
  tableName: 'hamlet',
  columns: {
    ...communeColumns,
    code: { type: 'text' },
    names: { type: 'jsonb', transformer: typed<readonly HamletName[]>() },
    searchText: { type: 'text', name: 'search_text' },
    registeredOn: { type: 'date', name: 'registered_on' },
    mergedInto: { type: 'uuid', name: 'merged_into', nullable: true },
    mergedOn: { type: 'date', name: 'merged_on', nullable: true },
    mergeReason: { type: 'text', name: 'merge_reason', nullable: true },
  },
});

@Injectable()
export class HamletsStore extends ScopedThingsStore<Hamlet> {
  constructor(outbox: Outbox) {
    super(outbox, HamletEntity, { unknown: 'hamlet-unknown', what: 'thôn, xóm' });
  }

  protected override hamletOf(_tx: Tx, { code }: Hamlet): Promise<string> {
    return Promise.resolve(code);
  }

  override context(hamlet: Hamlet, actorRole: string): FactContext {
    return { ...super.context(hamlet, actorRole), hamletId: hamlet.id };
  }

  /**
   * The number that a new hamlet of the commune gets: the one asked for, or the first that was never used. Until the end of
   * the transaction nobody else gets one of this commune.
   * @throws DomainError conflict when it was used before, or all were
   */
  async number(tx: Tx, communeUnitId: UnitId, wanted: number | undefined): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('hamlet ' || $1))`, [communeUnitId]);
    const rows = await tx.query<{ number: number }>(
      `select substr(code, 7)::integer as number from hamlet where commune_unit_id = $1`,
      [communeUnitId],
    );
    const used = new Set(rows.map(({ number }) => number));
    if (wanted === undefined) {
      for (let number = 1; number <= LAST_NUMBER; number += 1) if (!used.has(number)) return number;
      throw new DomainError(
        'conflict',
        'hamlet-numbers-used',
        `Xã ${communeUnitId} đã dùng hết ${LAST_NUMBER} số thôn, xóm; chưa lưu gì.`,
      );
    }
    if (!used.has(wanted)) return wanted;
    throw new DomainError(
      'conflict',
      'hamlet-number-used',
      `Mã ${codeOf(communeUnitId, wanted)} đã cấp cho một thôn, xóm; mã không dùng lại. Chưa lưu gì.`,
      [{ field: 'number', code: 'hamlet-number-used', detail: 'Hãy chọn số khác hoặc để hệ thống cấp.' }],
    );
  }

  /** Keeps hamlets as they are until the end of the transaction: teams are formed and hamlets merged one after the other. */
  async lock(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('select 1 from hamlet where id = any ($1::uuid[]) order by id for no key update', [ids]);
  }

  /** The hamlets that one went into, directly or through others. */
  async following(tx: Tx, id: string): Promise<Hamlet[]> {
    const rows = await tx.query<{ id: string }>(
      `with recursive way as (
         select merged_into as id from hamlet where id = $1
         union select h.merged_into from hamlet h join way on way.id = h.id
       ) select id from way where id is not null`,
      [id],
    );
    return this.findAll(tx, { id: In(rows.map((row) => row.id)) });
  }

  /** The decision of the active team of a hamlet. */
  async teamDecision(tx: Tx, id: string): Promise<string | null> {
    const [team] = await tx.query<{ decision: string }>(
      `select decision_no as decision from community_team where hamlet_id = $1 and state = 'active'`,
      [id],
    );
    return team?.decision ?? null;
  }
}
