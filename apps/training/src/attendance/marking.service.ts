import { Inject, Injectable } from '@nestjs/common';
import type { Source } from '@xaso/contracts-common';
import type { Actor, Clock } from '@xaso/kernel';
import { CLOCK, type Tx } from '@xaso/platform';
import { attend, type Enrolment, miss } from '../enrolments/enrolment.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { ParticipationsStore } from '../enrolments/participations.store.js';
import type { Mark, Via } from './marks.js';
import { MarksStore } from './marks.store.js';

const SOURCES: Readonly<Record<Via, Source>> = {
  list: 'online',
  qr: 'online',
  offline: 'offline-sync',
  excel: 'excel',
};

/** What marks lead to, however they came in: a handful of statements for a thousand of them. */
@Injectable()
export class MarkingService {
  constructor(
    private readonly marks: MarksStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly participations: ParticipationsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes marks that were judged, and tells who attended the class now and who no longer.
   * @param locked the enrolments of the marks, from `EnrolmentsStore.lockAll`
   * @throws DomainError conflict `enrolment-certified` for one that would have attended nothing
   */
  async write(
    tx: Tx,
    classId: string,
    marks: readonly Mark[],
    locked: ReadonlyMap<string, Enrolment>,
    { via, actor }: { readonly via: Via; readonly actor: Actor },
  ): Promise<void> {
    const now = this.clock.now();
    await this.marks.write(tx, classId, marks, { via, by: actor.id, now });
    const touched = new Map<string, Date>();
    for (const { enrolmentId, at } of marks) {
      const known = touched.get(enrolmentId);
      if (!known || at < known) touched.set(enrolmentId, at);
    }
    const attended = await this.marks.attended(tx, [...touched.keys()]);
    const decided = [...touched].flatMap(([id, at]) => {
      const of = locked.get(id);
      return (of && (attended.has(id) ? attend(of, at) : miss(of, at))) ?? [];
    });
    await this.enrolments.updateAll(tx, decided, this.enrolments.told(actor.role, SOURCES[via]));
    const people = decided.map(({ next: { id, pilotId, personId } }) => {
      return { pilotId, personId, at: touched.get(id) ?? now };
    });
    await this.participations.recount(tx, people, actor.role, SOURCES[via]);
  }
}
