import { Injectable } from '@nestjs/common';
import type { TeamLevel } from '@xaso/contracts-programme';
import { Outbox, pilotColumns, ScopedThingsStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Composition, Team } from './team.js';

export const TeamEntity = new EntitySchema<Team>({
  name: 'team',
  tableName: 'community_team',
  columns: {
    ...pilotColumns,
    level: { type: 'text', transformer: typed<TeamLevel>() },
    hamletId: { type: 'uuid', name: 'hamlet_id', nullable: true },
    decisionNo: { type: 'text', name: 'decision_no' },
    formedOn: { type: 'date', name: 'formed_on' },
    memberCount: { type: 'integer', name: 'member_count' },
    composition: { type: 'jsonb', transformer: typed<Composition>() },
    changedOn: { type: 'date', name: 'changed_on' },
    state: { type: 'text', transformer: typed<Team['state']>() },
    dissolvedOn: { type: 'date', name: 'dissolved_on', nullable: true },
    reason: { type: 'text', nullable: true },
  },
});

@Injectable()
export class TeamsStore extends ScopedThingsStore<Team> {
  constructor(outbox: Outbox) {
    super(outbox, TeamEntity, { unknown: 'team-unknown', what: 'tổ công nghệ số cộng đồng' });
  }

  protected override async hamletOf(tx: Tx, { hamletId }: Team): Promise<string | null> {
    const [hamlet] = await tx.query<{ code: string }>('select code from hamlet where id = $1', [hamletId]);
    return hamlet?.code ?? null;
  }

  /** The teams that are or were in a hamlet, or, without one, those of the commune of the pilot. */
  at(tx: Tx, pilotId: string, hamletId: string | null): Promise<Team[]> {
    return this.findAll(tx, hamletId === null ? { pilotId, level: 'commune' } : { hamletId });
  }
}
