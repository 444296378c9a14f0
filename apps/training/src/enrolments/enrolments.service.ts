import { Inject, Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { TraineeGroup, WithdrawalReason } from '@xaso/contracts-training';
import { type Actor, type Clock, DomainError, type FieldFault } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { TrainingClass } from '../classes/training-class.js';
import { happened } from '../common/happened.js';
import { PeopleService } from '../people/people.service.js';
import { PeopleStore } from '../people/people.store.js';
import { assertNotMerged, particularsOf, type ParticularsInput, type Person } from '../people/person.js';
import { ClassAccess } from './class-access.service.js';
import { type Enrolment, register, withdraw } from './enrolment.js';
import { EnrolmentsQueries } from './enrolments.queries.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { ParticipationsStore } from './participations.store.js';

/** Who is to be enrolled: somebody known, or somebody to be written down. */
export interface Newcomer {
  readonly who: string | ParticularsInput;
  /** As what; else as what the person is known. */
  readonly group: TraineeGroup | undefined;
}

/** How several are enrolled. */
export interface Enrolling {
  readonly walkIn: boolean;
  readonly at: Date | undefined;
  readonly reason: string | undefined;
}

/** What came of it; over capacity is told and never refused. */
export interface Enrolled {
  readonly enrolments: readonly Enrolment[];
  readonly enrolled: number;
  readonly capacity: number;
  readonly overCapacity: boolean;
}

/** When people are enrolled freely. */
export const TAKES_ENROLMENTS = { wanted: ['open', 'in-progress'], doing: 'ghi danh' } as const;
const LETS_GO = { wanted: ['planned', 'open', 'in-progress', 'cancelled'], doing: 'rút ghi danh' } as const;

/** Putting people into classes and taking them out again. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly database: Database,
    private readonly store: EnrolmentsStore,
    private readonly queries: EnrolmentsQueries,
    private readonly people: PeopleService,
    private readonly rows: PeopleStore,
    private readonly participations: ParticipationsStore,
    private readonly access: ClassAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All or none. @throws DomainError not-found, forbidden, invalid, conflict `class-state`, `already-enrolled` by place */
  async enrol(
    tx: Tx,
    classId: string,
    newcomers: readonly Newcomer[],
    { walkIn, at, reason }: Enrolling,
    actor: Actor,
  ): Promise<Enrolled> {
    const when = happened(at, this.clock.now());
    const of = await this.access.change(tx, classId, { ...TAKES_ENROLMENTS, reason }, actor);
    const people = await this.known(tx, of, newcomers, actor);
    return this.register(tx, of, people, { walkIn, when, reason, source: 'online' }, actor);
  }

  /** Enrols people that are written down already, in a class that the caller holds. @throws as `enrol` */
  async register(
    tx: Tx,
    of: TrainingClass,
    people: readonly { readonly person: Person; readonly group: TraineeGroup }[],
    how: { walkIn: boolean; when: Date; reason: string | undefined; source: FactContext['source'] },
    actor: Actor,
  ): Promise<Enrolled> {
    await this.refuseTwice(tx, of.id, people);
    const { id: classId, curriculum, pillar, programme, communeUnitId, pilotId, synthetic } = of;
    const { walkIn, when, reason, source } = how;
    const createdAt = this.clock.now();
    const decided = people.map(({ person, group }) =>
      register(
        { id: uuidv7(), programme, communeUnitId, pilotId, synthetic, createdAt },
        { classId, curriculum, pillar, personId: person.id, group, walkIn },
        when,
      ),
    );
    await this.store.insertAll(tx, decided, this.store.told(actor.role, source));
    const enrolments = decided.map(({ next }) => next);
    await audit(tx, {
      actor,
      action: 'class.enrolled',
      subject: 'class',
      subjectId: classId,
      ...(reason === undefined ? {} : { reason }),
      detail: { at: when.toISOString(), enrolled: enrolments.length, source },
    });
    await this.access.changed(tx, of, reason, actor);
    const enrolled = await this.queries.countOf(tx, classId);
    return { enrolments, enrolled, capacity: of.capacity, overCapacity: enrolled > of.capacity };
  }

  /** @throws DomainError not-found, forbidden, invalid, conflict `enrolment-withdrawn`, `enrolment-certified`, `class-completed` */
  withdraw(
    id: string,
    reasonCode: WithdrawalReason,
    { at, reason }: { readonly at: Date | undefined; readonly reason: string | undefined },
    actor: Actor,
  ) {
    const when = happened(at, this.clock.now());
    return this.database.transaction(async (tx) => {
      const { classId } = await this.store.mine(tx, id, actor);
      const of = await this.access.change(tx, classId, { ...LETS_GO, reason }, actor);
      const [enrolment] = await this.store.lockAll(tx, [id]);
      if (!enrolment) throw new TypeError(`enrolment ${id} is gone`);
      const decided = withdraw(enrolment, reasonCode, when);
      await this.store.update(tx, decided, this.store.context(enrolment, actor.role));
      const { pilotId, personId } = enrolment;
      if (enrolment.state === 'attended')
        await this.participations.recount(tx, [{ pilotId, personId, at: when }], actor.role, 'online');
      await audit(tx, {
        actor,
        action: 'enrolment.withdrawn',
        subject: 'enrolment',
        subjectId: id,
        ...(reason === undefined ? {} : { reason }),
        detail: { reasonCode, at: when.toISOString() },
      });
      await this.access.changed(tx, of, reason, actor);
      return seen(decided.next);
    });
  }

  list(
    filter: { classId?: string | undefined; personId?: string | undefined; pilotId?: string | undefined },
    page: Page,
    actor: Actor,
  ) {
    return this.database.transaction(async (tx) =>
      (await this.store.list(tx, filter, page, actor)).map(seen),
    );
  }

  /** @throws DomainError not-found, forbidden */
  one(id: string, actor: Actor) {
    return this.database.transaction(async (tx) => seen(await this.store.mine(tx, id, actor)));
  }

  /** Those that are known are found, the others are written down. */
  private async known(
    tx: Tx,
    of: TrainingClass,
    newcomers: readonly Newcomer[],
    actor: Actor,
  ): Promise<{ person: Person; group: TraineeGroup }[]> {
    const now = this.clock.now();
    const ids = newcomers.flatMap(({ who }) => (typeof who === 'string' ? who : []));
    const byId = new Map((await this.rows.held(tx, ids)).map((one) => [one.id, one]));
    const fresh = newcomers.flatMap(({ who }, index) =>
      typeof who === 'string' ? [] : { index, particulars: placed(index, () => particularsOf(who, now)) },
    );
    const made =
      fresh.length === 0
        ? []
        : await this.people.recordAll(
            tx,
            of,
            fresh.map(({ particulars }) => particulars),
            actor,
          );
    const byPlace = new Map(fresh.map(({ index }, place) => [index, made[place]]));
    return newcomers.map(({ who, group }, index) => {
      const person = typeof who === 'string' ? byId.get(who) : byPlace.get(index);
      if (!person) throw unknown(typeof who === 'string' ? who : '', index);
      assertSameRegister(of, person, index);
      placed(index, () => assertNotMerged(person));
      return { person, group: group ?? person.group };
    });
  }

  private async refuseTwice(
    tx: Tx,
    classId: string,
    people: readonly { readonly person: Person }[],
  ): Promise<void> {
    const ids = people.map(({ person }) => person.id);
    const there = new Set(await this.queries.enrolled(tx, classId, ids));
    const faults = ids.flatMap((id, index): FieldFault[] => {
      const twice = there.has(id);
      there.add(id);
      const detail = `Người ${id} đã có trong danh sách lớp.`;
      return twice ? [{ field: `people.${index}`, code: 'already-enrolled', detail }] : [];
    });
    if (faults.length === 0) return;
    throw new DomainError(
      'conflict',
      'already-enrolled',
      `${faults.length} người đã được ghi danh vào lớp này; mỗi người một lần. Chưa lưu gì; hãy bỏ những người đó rồi gửi lại.`,
      faults,
    );
  }
}

/** What callers see of an enrolment: who it is only by a number. */
export const seen = ({ registeredAs: _registeredAs, pillar: _pillar, ...enrolment }: Enrolment): object =>
  enrolment;

/** People are written down by commune, programme and mark: one of another is another register. */
function assertSameRegister(of: TrainingClass, person: Person, index: number): void {
  const same =
    person.communeUnitId === of.communeUnitId &&
    person.programme === of.programme &&
    person.synthetic === of.synthetic;
  if (!same) throw unknown(person.id, index);
}

const unknown = (id: string, index: number) =>
  new DomainError(
    'not-found',
    'person-unknown',
    `Xã của lớp không có người học ${id}; chưa lưu gì. Hãy tìm lại, hoặc ghi thông tin của người đó.`,
    [{ field: `people.${index}.personId`, code: 'person-unknown', detail: `Không có ${id}.` }],
  );

/** A refusal that says which of several it is about. */
function placed<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, field: `people.${index}.${fault.field}` }));
    throw new DomainError(error.kind, error.code, error.message, faults);
  }
}
