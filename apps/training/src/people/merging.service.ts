import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { changed } from '@xaso/contracts-common';
import type { Enrolment } from '../enrolments/enrolment.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { ParticipationsStore } from '../enrolments/participations.store.js';
import { PairsStore } from './pairs.store.js';
import { view } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { type PersonPair, different, reopen, same } from './person-pair.js';
import { assertNotMerged, type Person } from './person.js';

/** People who may be one: looking at the list, deciding, and taking a decision back. */
@Injectable()
export class MergingService {
  constructor(
    private readonly database: Database,
    private readonly pairs: PairsStore,
    private readonly people: PeopleStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly participations: ParticipationsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Both of each pair side by side; the audit log has whose data was shown. */
  list(filter: Partial<Pick<PersonPair, 'programme' | 'communeUnitId' | 'state'>>, page: Page, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const pairs = await this.pairs.list(tx, filter, page, actor);
      const ids = [...new Set(pairs.flatMap(({ knownId, newerId }) => [knownId, newerId]))];
      const byId = new Map((await this.people.byIds(tx, ids)).map((one) => [one.id, view(one)]));
      const subjectId = filter.communeUnitId ?? '*';
      await audit(tx, { actor, action: 'people.compared', subject: 'commune', subjectId, detail: { ids } });
      return pairs.map((pair) => ({ ...pair, known: byId.get(pair.knownId), newer: byId.get(pair.newerId) }));
    });
  }

  /**
   * They are one: whatever the other one attended is the kept one's from now on, who counts once.
   * @throws DomainError not-found, forbidden, invalid `kept-neither`, conflict `pair-decided`, `person-merged`, `both-enrolled`
   */
  same(id: string, keep: string, reason: string, actor: Actor) {
    return this.decide(id, reason, 'merged', actor, async (tx, pair, at) => {
      const decided = same(pair, keep, reason, at);
      const goneId = keep === pair.knownId ? pair.newerId : pair.knownId;
      const [kept, gone] = await this.two(tx, keep, goneId);
      assertNotMerged(kept);
      assertNotMerged(gone);
      const moved = await this.enrolmentsOf(tx, { personId: gone.id });
      await this.refuseBoth(tx, kept, moved);
      // Whoever was merged into the one that goes is found at the one that stays.
      const before = await this.people.findAll(tx, { mergedInto: gone.id });
      await this.link(tx, [gone, ...before], kept.id);
      await this.move(tx, moved, kept.id, at, actor);
      return decided;
    });
  }

  /** They are two. @throws DomainError not-found, forbidden, conflict `pair-decided` */
  different(id: string, reason: string, actor: Actor) {
    return this.decide(id, reason, 'told-apart', actor, (_tx, pair, at) => different(pair, reason, at));
  }

  /**
   * Back to the list; of two that were merged each has again what was written for it.
   * @throws DomainError not-found, forbidden, conflict `pair-open`
   */
  reopen(id: string, reason: string, actor: Actor) {
    return this.decide(id, reason, 'reopened', actor, async (tx, pair, at) => {
      const decided = reopen(pair);
      if (pair.keptId !== null) {
        const goneId = pair.keptId === pair.knownId ? pair.newerId : pair.knownId;
        const [, gone] = await this.two(tx, pair.keptId, goneId);
        await this.link(tx, [gone], null);
        const own = await this.enrolmentsOf(tx, { registeredAs: gone.id });
        await this.move(tx, own, gone.id, at, actor);
      }
      return decided;
    });
  }

  private decide(
    id: string,
    reason: string,
    verb: string,
    actor: Actor,
    work: (
      tx: Tx,
      pair: PersonPair,
      at: Date,
    ) => ReturnType<typeof reopen> | Promise<ReturnType<typeof reopen>>,
  ) {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const pair = await this.pairs.mine(tx, id, actor);
      const decided = await work(tx, pair, at);
      await this.pairs.update(tx, decided);
      const { knownId, newerId, keptId } = decided.next;
      const detail = { knownId, newerId, keptId };
      await audit(tx, {
        actor,
        action: `people.${verb}`,
        subject: 'person-pair',
        subjectId: id,
        reason,
        detail,
      });
      return decided.next;
    });
  }

  private async two(tx: Tx, keptId: string, goneId: string): Promise<[Person, Person]> {
    const locked = await this.people.lockAll(tx, [keptId, goneId]);
    const [kept, gone] = [keptId, goneId].map((id) => locked.find((one) => one.id === id));
    if (!kept || !gone) throw new TypeError(`of ${keptId} and ${goneId} one is gone`);
    return [kept, gone];
  }

  private async enrolmentsOf(
    tx: Tx,
    whose: Partial<Pick<Enrolment, 'personId' | 'registeredAs'>>,
  ): Promise<Enrolment[]> {
    const ids = (await this.enrolments.findAll(tx, whose)).map(({ id }) => id);
    return this.enrolments.lockAll(tx, ids);
  }

  private async link(tx: Tx, people: readonly Person[], mergedInto: string | null): Promise<void> {
    const decided = people.map((person) => changed(person, { mergedInto }));
    await this.people.updateAll(tx, decided, (of) => this.people.context(of, ''));
  }

  /** The enrolments are another person's; both are counted again. */
  private async move(
    tx: Tx,
    enrolments: readonly Enrolment[],
    personId: string,
    at: Date,
    actor: Actor,
  ): Promise<void> {
    const moving = enrolments.filter((one) => one.personId !== personId);
    const decided = moving.map((one) => changed(one, { personId }));
    await this.enrolments.updateAll(tx, decided, this.enrolments.told(actor.role));
    const recounts = moving
      .filter(({ state }) => state === 'attended')
      .flatMap(({ pilotId, personId: before }) => [
        { pilotId, personId: before, at },
        { pilotId, personId, at },
      ]);
    await this.participations.recount(tx, recounts, actor.role, 'online');
  }

  /** @throws DomainError conflict `both-enrolled`, naming the enrolments of which one is to be withdrawn first */
  private async refuseBoth(tx: Tx, kept: Person, moved: readonly Enrolment[]): Promise<void> {
    const own = await this.enrolments.findAll(tx, { personId: kept.id });
    const faults = moved.flatMap((one) => {
      const other = own.find(
        ({ classId, state }) => classId === one.classId && state !== 'withdrawn' && one.state !== 'withdrawn',
      );
      if (!other) return [];
      const detail = `Lớp ${one.classId}: lượt ghi danh ${other.id} và ${one.id}.`;
      return [{ field: 'keep', code: 'both-enrolled', detail }];
    });
    if (faults.length === 0) return;
    throw new DomainError(
      'conflict',
      'both-enrolled',
      `Cả hai người cùng có tên trong ${faults.length} lớp; chưa gộp. Hãy rút một trong hai lượt ghi danh (lý do: duplicate) rồi gộp lại.`,
      faults,
    );
  }
}
