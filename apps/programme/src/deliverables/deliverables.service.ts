import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { assertSeen, type Correction, type Decided, type Seen } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { PilotThingsService } from '../common/commune-things.service.js';
import type { Partner } from '../partners/partner.js';
import { PartnersStore } from '../partners/partners.store.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import {
  accept,
  correct,
  deliver,
  type Deliverable,
  type DeliverableInput,
  goLive,
  plan,
  retire,
  workShare,
} from './deliverable.js';
import { DeliverablesStore } from './deliverables.store.js';

/** What each step that needs no reason does. */
const STEPS = {
  delivered: deliver,
  accepted: accept,
  'went-live': goLive,
} as const satisfies Record<string, (deliverable: Deliverable, on: Day) => Decided<Deliverable>>;

/** What is built or rented, from plan to retirement. */
@Injectable()
export class DeliverablesService extends PilotThingsService<Deliverable> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    private readonly deliverables: DeliverablesStore,
    private readonly partners: PartnersStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, deliverables, clock, 'deliverable');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict */
  async plan(tx: Tx, pilotId: string, input: DeliverableInput, actor: Actor) {
    assertHappened(input.plannedOn, this.clock.now(), 'plannedOn');
    const part = await this.partOf(tx, pilotId, actor);
    const partners = await this.partnersOf(tx, pilotId);
    return this.add(tx, plan(part, input, partners), actor, 'deliverable.planned');
  }

  correct(
    id: string,
    {
      reason,
      version,
      ...changes
    }: Seen<Correction<Deliverable, 'type' | 'workKind' | 'title' | 'partnerId'>>,
    actor: Actor,
  ) {
    return this.amend(id, actor, { reason }, changes, async (deliverable, _changes, tx) => {
      assertSeen(deliverable, version, this.store.what);
      return correct(deliverable, changes, await this.partnersOf(tx, deliverable.pilotId));
    });
  }

  step(id: string, verb: keyof typeof STEPS, on: Day, actor: Actor) {
    return this.change(id, actor, { action: `deliverable.${verb}`, on }, (deliverable) =>
      STEPS[verb](deliverable, on),
    );
  }

  retire(id: string, on: Day, reason: string, actor: Actor) {
    return this.change(id, actor, { action: 'deliverable.retired', on, reason }, (deliverable) =>
      retire(deliverable, on, reason),
    );
  }

  /** Nobody is engaged in the pilot meanwhile. */
  private async partnersOf(tx: Tx, pilotId: string): Promise<Partner[]> {
    await this.inTurn(tx, pilotId, 'partner');
    return this.partners.findAll(tx, { pilotId });
  }

  /** @throws DomainError not-found, forbidden */
  share(pilotId: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      await this.pilots.whole(tx, pilotId, actor);
      return { pilotId, ...workShare(await this.deliverables.countByWorkKind(tx, pilotId)) };
    });
  }

  protected view(deliverable: Deliverable) {
    return withCommune(deliverable);
  }
}
