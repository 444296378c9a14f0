import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import { ClassesStore } from '../../classes/classes.store.js';
import { CompletionQueries } from '../../classes/completion.queries.js';
import { PassRulesService, type SeenRule } from '../rules/pass-rules.service.js';
import { ScoresStore } from '../scores/scores.store.js';
import { seenResults, type SeenResults } from './results.js';

/** What a class came to, and by which rule. */
export interface ResultsOfClass extends SeenResults {
  readonly classId: string;
  readonly state: string;
  /** How often the results were corrected after the end of the class. */
  readonly revision: number;
  readonly passRule: SeenRule;
  /** The round of the surveys service that asks how content people were; its figures are there. */
  readonly campaignId: string | null;
}

@Injectable()
export class ResultsService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly counts: CompletionQueries,
    private readonly scores: ScoresStore,
    private readonly rules: PassRulesService,
  ) {}

  /** As they stand, also while the class goes on. @throws DomainError not-found, forbidden */
  ofClass(classId: string, actor: Actor): Promise<ResultsOfClass> {
    return this.database.transaction(async (tx) => {
      const { state, results, resultsRevision, curriculumId, campaignId } = await this.classes.mine(
        tx,
        classId,
        actor,
      );
      const now = results ?? {
        ...(await this.counts.counts(tx, classId)),
        ...(await this.scores.sums(tx, classId)),
      };
      return {
        classId,
        state,
        ...seenResults(now, results !== null),
        revision: resultsRevision,
        passRule: await this.rules.seen(tx, curriculumId),
        campaignId,
      };
    });
  }
}
