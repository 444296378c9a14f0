import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { PilotThingsService } from '../common/commune-things.service.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { assertBuildsNothing, end, engage, type Partner, type PartnerInput } from './partner.js';
import { PartnersStore } from './partners.store.js';

const shownPartner = ({ organisationKey: _internal, ...partner }: Partner) => withCommune(partner);

/** Which organisation has which role in a pilot. */
@Injectable()
export class PartnersService extends PilotThingsService<Partner, ReturnType<typeof shownPartner>> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    private readonly partners: PartnersStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, partners, clock, 'partner');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict */
  async engage(tx: Tx, pilotId: string, input: PartnerInput, actor: Actor) {
    assertHappened(input.since, this.clock.now(), 'since');
    const part = await this.partOf(tx, pilotId, actor);
    await this.inTurn(tx, pilotId);
    const others = await this.partners.findAll(tx, { pilotId });
    assertBuildsNothing(input, others, await this.partners.building(tx, pilotId));
    return this.add(tx, engage(part, input, others), actor, 'partner.engaged');
  }

  protected view(partner: Partner) {
    return shownPartner(partner);
  }

  end(id: string, on: Day, reason: string, actor: Actor) {
    return this.change(id, actor, { action: 'partner.ended', on, reason }, (partner) =>
      end(partner, on, reason),
    );
  }
}
