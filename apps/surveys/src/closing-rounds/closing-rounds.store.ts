import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { ClosingRound } from './closing-round.js';

export const ClosingRoundEntity = new EntitySchema<ClosingRound>({
  name: 'closing_round',
  tableName: 'closing_round',
  columns: {
    pilotId: { type: 'uuid', name: 'pilot_id', primary: true },
    formCode: { type: 'text', name: 'form_code', primary: true },
    evaluatedOn: { type: 'date', name: 'evaluated_on', primary: true },
    campaignId: { type: 'uuid', name: 'campaign_id' },
    madeAt: { type: 'timestamptz', name: 'made_at' },
  },
});

@Injectable()
export class ClosingRoundsStore {
  /** Codes of the forms whose endline round was made for an evaluation of the pilot. */
  async formsMade(tx: Tx, pilotId: string, evaluatedOn: string): Promise<ReadonlySet<string>> {
    const made = await tx.manager.findBy(ClosingRoundEntity, { pilotId, evaluatedOn });
    return new Set(made.map(({ formCode }) => formCode));
  }

  async insert(tx: Tx, made: ClosingRound): Promise<void> {
    await tx.manager.insert(ClosingRoundEntity, made);
  }
}
