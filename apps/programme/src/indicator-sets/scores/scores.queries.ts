import { Injectable } from '@nestjs/common';
import type { Actor, UnitId } from '@xaso/kernel';
import { Database, wholeCommunesOf } from '@xaso/platform';
import { IndicatorSetsStore } from '../indicator-sets.store.js';
import { ScoresStore } from './scores.store.js';
import { type ScoreSummary, summaryOf } from './summary.js';

@Injectable()
export class ScoresQueries {
  constructor(
    private readonly database: Database,
    private readonly sets: IndicatorSetsStore,
    private readonly scores: ScoresStore,
  ) {}

  /** What is published is seen by all; the rest by those who act for the commune. @throws DomainError not-found */
  of(setId: string, communeUnitId: UnitId, period: string, actor: Actor): Promise<ScoreSummary> {
    const communes = wholeCommunesOf(actor);
    const mine = communes === null || communes.includes(communeUnitId);
    return this.database.transaction(async (tx) => {
      const set = await this.sets.load(tx, setId);
      const scores = await this.scores.findAll(tx, { setId, communeUnitId, period });
      return summaryOf(
        set,
        communeUnitId,
        period,
        scores.filter(({ state }) => mine || state === 'published'),
      );
    });
  }
}
