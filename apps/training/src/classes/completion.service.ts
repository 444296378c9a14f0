import { Inject, Injectable, Optional } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import type { ClassResults } from '@xaso/contracts-training';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { happened } from '../common/happened.js';
import { ClassOutcomes, type Settling } from './class-outcomes.service.js';
import { ClassesStore } from './classes.store.js';
import { assertCompletable, complete, reviseResults } from './completion.js';
import { CompletionQueries } from './completion.queries.js';
import type { TrainingClass } from './training-class.js';

const NOT_TESTED = { tested: 0, beforeSum: 0, afterSum: 0 };

/** The end of a class, and what is corrected after it. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly queries: CompletionQueries,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(ClassOutcomes) private readonly outcomes?: ClassOutcomes,
  ) {}

  /** @throws DomainError not-found, forbidden, invalid, conflict `class-incomplete` that lists what is missing */
  complete(id: string, at: Date | undefined, actor: Actor) {
    const when = happened(at, this.clock.now());
    return this.database.transaction(async (tx) => {
      const of = await this.classes.locked(tx, id, actor);
      assertCompletable(of, await this.queries.attendedSessions(tx, id), when);
      const decided = complete(of, await this.results(tx, of, { at: when, actor, reason: null }), when);
      await this.classes.update(tx, decided, this.classes.context(of, actor.role));
      const detail = { at: when.toISOString() };
      await audit(tx, { actor, action: 'class.completed', subject: 'class', subjectId: id, detail });
      const { trainers, ...seen } = decided.next;
      return { ...seen, commune: communeName(seen.communeUnitId), trainerCount: trainers.length };
    });
  }

  /**
   * For whoever corrects an enrolment, an attendance or a score of a class, in the same transaction and after the correction:
   * settles a completed class again and tells of other results. Does nothing for a class that is not completed.
   * @param classes that the caller got from `ClassesStore.locked`, so that corrections of one class come one after the other
   */
  async revise(tx: Tx, of: TrainingClass, actor: Actor, reason: string): Promise<void> {
    if (of.state !== 'completed') return;
    const now = this.clock.now();
    const decided = reviseResults(of, await this.results(tx, of, { at: now, actor, reason }), now);
    if (decided === null) return;
    await this.classes.update(tx, decided, this.classes.context(of, actor.role));
    await audit(tx, { actor, action: 'class.results-revised', subject: 'class', subjectId: of.id, reason });
  }

  private async results(tx: Tx, of: TrainingClass, settling: Settling): Promise<ClassResults> {
    const scores = (await this.outcomes?.settle(tx, of, settling)) ?? NOT_TESTED;
    return { ...(await this.queries.counts(tx, of.id)), ...scores };
  }
}
