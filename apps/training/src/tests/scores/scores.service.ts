import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { ClassesStore } from '../../classes/classes.store.js';
import type { ClassState } from '../../classes/training-class.js';
import { happened } from '../../common/happened.js';
import { assertStanding } from '../../common/standing.js';
import { ClassAccess } from '../../enrolments/class-access.service.js';
import { EnrolmentsStore } from '../../enrolments/enrolments.store.js';
import { pointsOf } from './points.js';
import {
  assertEntries,
  assertUnmoved,
  type Change,
  changesOf,
  corrected,
  type Entry,
  standingOf,
  type Via,
} from './score.js';
import { ScoresStore } from './scores.store.js';

/** Scores of a class, and how they came in. */
export interface ScoresInput {
  /** Read inside the transaction, for what depends on what is stored. */
  readonly entriesOf: (tx: Tx) => readonly Entry[] | Promise<readonly Entry[]>;
  readonly via: Via;
  /** What stood in their places when they were looked at, as `standingOf` says it. */
  readonly standing?: string | undefined;
  readonly at: Date | undefined;
  readonly reason: string | undefined;
}

/** What came of it. */
export interface Written {
  /** Scores that are there now, are other ones, or are no more. */
  readonly changed: number;
  readonly unchanged: number;
  /** Of the changed ones, those in whose place another score stood. */
  readonly corrected: number;
}

/** The scores of the tests before and after a class. */
@Injectable()
export class ScoresService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly access: ClassAccess,
    private readonly enrolments: EnrolmentsStore,
    private readonly scores: ScoresStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * All or none; whoever is not among them keeps the score there is. The same again changes nothing, and needs no reason.
   * @throws DomainError not-found, forbidden, invalid `scores-invalid`, conflict `class-state`, `class-completed` without a reason,
   * `scores-changed-meanwhile`, `changed-since-preview`
   */
  write(
    classId: string,
    { entriesOf, via, standing, at, reason }: ScoresInput,
    actor: Actor,
  ): Promise<Written> {
    const now = this.clock.now();
    const when = happened(at, now);
    return this.database.transaction(async (tx) => {
      await this.classes.mine(tx, classId, actor);
      const entries = await entriesOf(tx);
      const enrolments = await this.enrolments.findAll(tx, { classId });
      assertEntries(classId, entries, new Map(enrolments.map((one) => [one.id, one])));
      const seen = changesOf(entries, await this.scores.ofClass(tx, classId));
      if (seen.length === 0) return written(entries, seen);
      const of = await this.access.change(
        tx,
        classId,
        { wanted: statesFor(seen), doing: 'ghi điểm', reason },
        actor,
      );
      await this.enrolments.lockAll(tx, [...new Set(entries.map(({ enrolmentId }) => enrolmentId))]);
      // Again behind the locks: somebody else may have written meanwhile.
      const stored = await this.scores.ofClass(tx, classId);
      assertUnmoved(entries, stored);
      assertStanding(standing, standingOf(entries, stored));
      const changes = changesOf(entries, stored);
      const done = written(entries, changes);
      await this.scores.write(
        tx,
        classId,
        changes.map(({ entry }) => entry),
        { via, at: when, by: actor.id, now },
      );
      await audit(tx, {
        actor,
        action: 'class.scores-written',
        subject: 'class',
        subjectId: classId,
        ...(reason === undefined ? {} : { reason }),
        detail: { via, at: when.toISOString(), ...done, before: corrected(changes) },
      });
      await this.access.changed(tx, of, reason, actor);
      return done;
    });
  }

  /** Scores by enrolment, without names; the audit log keeps who read them. @throws DomainError not-found, forbidden */
  list(classId: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      await this.classes.mine(tx, classId, actor);
      const scores = await this.scores.ofClass(tx, classId);
      await audit(tx, { actor, action: 'class.scores-read', subject: 'class', subjectId: classId });
      const byEnrolment = Map.groupBy(scores, ({ enrolmentId }) => enrolmentId);
      return [...byEnrolment].map(([enrolmentId, of]) => {
        const [before, after] = (['before', 'after'] as const).map((stage) => {
          const score = of.find((one) => one.stage === stage);
          return score ? { score: pointsOf(score.tenths), via: score.via } : null;
        });
        return { enrolmentId, before, after };
      });
    });
  }
}

/** A test after the class is taken once the class has begun. */
const statesFor = (changes: readonly Change[]): readonly ClassState[] =>
  changes.some(({ entry }) => entry.stage === 'after') ? ['in-progress'] : ['open', 'in-progress'];

const written = (entries: readonly Entry[], changes: readonly Change[]): Written => ({
  changed: changes.length,
  unchanged: entries.length - changes.length,
  corrected: corrected(changes).length,
});
