import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { type Correction, ifSeen, type Seen } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { PilotThingsService } from '../common/commune-things.service.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { type Committee, type CommitteeInput, correct, dissolve, form } from './committee.js';
import { CommitteesStore } from './committees.store.js';

/** Steering committees, from their decision to their end. */
@Injectable()
export class CommitteesService extends PilotThingsService<Committee> {
  constructor(pilots: PilotsStore, database: Database, store: CommitteesStore, @Inject(CLOCK) clock: Clock) {
    super(pilots, database, store, clock, 'committee');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict when one is at work */
  async form(tx: Tx, pilotId: string, input: CommitteeInput, actor: Actor) {
    assertHappened(input.formedOn, this.clock.now(), 'formedOn');
    const part = await this.partOf(tx, pilotId, actor);
    const others = await this.store.findAll(tx, { pilotId });
    return this.add(tx, form(part, input, others), actor, 'committee.formed');
  }

  correct(
    id: string,
    { reason, version, ...changes }: Seen<Correction<Committee, keyof CommitteeInput>>,
    actor: Actor,
  ) {
    return this.amend(id, actor, { reason }, changes, ifSeen(version, this.store.what, correct));
  }

  dissolve(id: string, on: Day, reason: string, actor: Actor) {
    return this.change(id, actor, { action: 'committee.dissolved', on, reason }, (committee) =>
      dissolve(committee, on, reason),
    );
  }

  protected view(committee: Committee) {
    return withCommune(committee);
  }
}
