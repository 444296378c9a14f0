import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { assertSeen, type Changes, given } from '@xaso/contracts-common';
import type { CancelReason, ClassKind } from '@xaso/contracts-training';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Role, RECORDERS, type Tx } from '@xaso/platform';
import { happened } from '../common/happened.js';
import { PilotThingsService } from '../common/pilot-things.service.js';
import { CurriculaStore } from '../curricula/curricula.store.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { ClassesQueries, type ClassSearch } from './classes.queries.js';
import { ClassesStore } from './classes.store.js';
import { CompletionQueries } from './completion.queries.js';
import { timetable, type TimetableInput } from './timetable.js';
import {
  cancel,
  type ClassWords,
  open,
  reschedule,
  reword,
  schedule,
  start,
  type TrainingClass,
} from './training-class.js';

/** Who sees who teaches. */
const SEE_TRAINERS: readonly string[] = [...RECORDERS, 'trainer'] satisfies readonly Role[];

/** What is to be held: of which curriculum, where and when. */
export interface ClassInput extends ClassWords, TimetableInput {
  readonly pilotId: string;
  readonly curriculum: string;
  readonly kind: ClassKind;
  readonly at: Date | undefined;
}

/** Why a class is changed, when, and which version of it was read: another one is not overwritten. */
export interface Editing {
  readonly reason: string;
  readonly at?: Date | undefined;
  readonly version?: number | undefined;
}

/** A class without the names of who teaches. */
const shownClass = ({ trainers, ...seen }: TrainingClass) => ({
  ...withCommune(seen),
  trainerCount: trainers.length,
});

/** Planning classes and leading them up to their end. */
@Injectable()
export class ClassesService extends PilotThingsService<TrainingClass, ReturnType<typeof shownClass>> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    private readonly classes: ClassesStore,
    private readonly curricula: CurriculaStore,
    private readonly queries: CompletionQueries,
    private readonly lists: ClassesQueries,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, classes, clock, 'class');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict `curriculum-not-published` */
  async schedule(tx: Tx, { pilotId, at, ...input }: ClassInput, actor: Actor) {
    const when = happened(at, this.clock.now());
    const times = timetable(input);
    const part = await this.partOf(tx, pilotId, actor);
    const {
      id: curriculumId,
      code,
      curriculumVersion,
      pillar,
    } = await this.curricula.published(tx, input.curriculum);
    const { kind, venue, partner, trainers, campaignId } = input;
    const of = { curriculumId, curriculum: code, curriculumVersion, pillar, kind };
    const decided = schedule(part, { ...of, venue, partner, trainers, campaignId, ...times }, when);
    return this.add(tx, decided, actor, 'class.scheduled');
  }

  /** Classes that lie in these days, of all trainers or of the actor alone. */
  async search(mine: boolean, search: ClassSearch, actor: Actor) {
    const account = mine ? actor.id : undefined;
    return (await this.lists.search({ ...search, account }, actor)).map((one) => this.view(one));
  }

  /** @throws DomainError not-found, forbidden, invalid, conflict `changed-meanwhile`, `class-state`, `session-attended` */
  reschedule(id: string, to: TimetableInput, { reason, at, version }: Editing, actor: Actor) {
    const times = timetable(to);
    return this.step(id, actor, 'rescheduled', at, { reason }, async (of, when, tx) => {
      assertSeen(of, version, this.store.what);
      return reschedule(of, times, await this.queries.attendedSessions(tx, id), when);
    });
  }

  open(id: string, at: Date | undefined, actor: Actor) {
    return this.step(id, actor, 'opened', at, {}, (of, when) => open(of, when));
  }

  start(id: string, at: Date | undefined, actor: Actor) {
    return this.step(id, actor, 'started', at, {}, (of, when) => start(of, when));
  }

  /** @param note goes into the row: why, in words without anybody's name */
  cancel(
    id: string,
    why: { readonly reasonCode: CancelReason; readonly note: string | null },
    at: Date | undefined,
    actor: Actor,
  ) {
    return this.step(
      id,
      actor,
      'cancelled',
      at,
      { detail: { reasonCode: why.reasonCode } },
      async (of, when, tx) => cancel(of, why, await this.queries.attendedSessions(tx, id), when),
    );
  }

  /** Other words of a class; the audit log keeps which, not what they said: names are among them. */
  reword(id: string, changes: Changes<ClassWords>, { reason, version }: Editing, actor: Actor) {
    const words = given(changes);
    return this.rewriteAs(
      id,
      actor,
      (of) => {
        assertSeen(of, version, this.store.what);
        return reword(of, words);
      },
      () => ({ action: 'class.reworded', reason, detail: { fields: Object.keys(words) } }),
    );
  }

  /** Those who work with the class see who teaches it, and the audit log says that they did. */
  override one(id: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const of = await this.classes.mine(tx, id, actor);
      if (!SEE_TRAINERS.includes(actor.role)) return this.view(of);
      if (of.trainers.some(({ name }) => name !== null))
        await audit(tx, { actor, action: 'class.trainers-read', subject: 'class', subjectId: id });
      return { ...this.view(of), trainers: of.trainers };
    });
  }

  protected view(of: TrainingClass) {
    return shownClass(of);
  }

  private step(
    id: string,
    actor: Actor,
    verb: string,
    at: Date | undefined,
    said: { readonly reason?: string; readonly detail?: Readonly<Record<string, unknown>> },
    decide: (
      of: TrainingClass,
      when: Date,
      tx: Tx,
    ) => ReturnType<typeof open> | Promise<ReturnType<typeof open>>,
  ) {
    const when = happened(at, this.clock.now());
    return this.rewriteAs(
      id,
      actor,
      async (_seen, tx) => decide(await this.classes.locked(tx, id, actor), when, tx),
      () => ({ action: `class.${verb}`, ...said, detail: { at: when.toISOString(), ...said.detail } }),
    );
  }
}
