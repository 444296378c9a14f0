import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, type UnitId } from '@xaso/kernel';
import { assertCommune, type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Pilot } from './pilot.js';

export const PilotEntity = new EntitySchema<Pilot>({
  name: 'pilot',
  tableName: 'pilot',
  columns: {
    id: { type: 'uuid', primary: true },
    programme: { type: 'text' },
    communeUnitId: { type: 'text', name: 'commune_unit_id', transformer: typed<UnitId>() },
    synthetic: { type: 'boolean' },
    stopped: { type: 'boolean' },
  },
});

/** Pilots that are known here: the copy that the projection keeps. */
@Injectable()
export class PilotsStore {
  /** @throws DomainError not-found `pilot-unknown`, forbidden */
  async mine(tx: Tx, id: string, actor: Actor): Promise<Pilot> {
    const pilot = await tx.manager.findOneBy(PilotEntity, { id });
    if (!pilot)
      throw new DomainError(
        'not-found',
        'pilot-unknown',
        `Chưa biết thí điểm ${id}. Nếu vừa được đề xuất, hãy thử lại sau giây lát; chưa lưu gì.`,
      );
    assertCommune(actor, pilot.communeUnitId);
    return pilot;
  }

  async propose(tx: Tx, { id, programme, communeUnitId, synthetic }: Omit<Pilot, 'stopped'>): Promise<void> {
    await tx.query(
      `insert into pilot (id, programme, commune_unit_id, synthetic, stopped) values ($1, $2, $3, $4, false)
       on conflict (id) do nothing`,
      [id, programme, communeUnitId, synthetic],
    );
  }

  async setStopped(tx: Tx, id: string, stopped: boolean): Promise<void> {
    await tx.query('update pilot set stopped = $2 where id = $1', [id, stopped]);
  }
}
