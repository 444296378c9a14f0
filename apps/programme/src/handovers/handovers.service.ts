import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { type Correction, ifSeen, type Seen } from '@xaso/contracts-common';
import type { Actor, Clock, Day } from '@xaso/kernel';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { PilotThingsService } from '../common/commune-things.service.js';
import { EvidenceStore } from '../evidence/evidence.store.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import {
  correct,
  draft,
  type Handover,
  type HandoverInput,
  inspect,
  type Receipt,
  sign,
  voidSigned,
} from './handover.js';
import { HandoversStore } from './handovers.store.js';

/** Equipment, from the draft of its receipt to the inspection. */
@Injectable()
export class HandoversService extends PilotThingsService<Handover> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    store: HandoversStore,
    private readonly evidence: EvidenceStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, store, clock, 'handover');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict */
  async draft(tx: Tx, pilotId: string, input: HandoverInput, actor: Actor) {
    const part = await this.partOf(tx, pilotId, actor);
    return this.add(tx, draft(part, input), actor, 'handover.drafted');
  }

  correct(
    id: string,
    { reason, version, ...changes }: Seen<Correction<Handover, keyof HandoverInput>>,
    actor: Actor,
  ) {
    return this.amend(id, actor, { reason }, changes, ifSeen(version, this.store.what, correct));
  }

  /** @throws DomainError not-found, forbidden, conflict; invalid for a scan that is not there */
  sign(id: string, receipt: Receipt, actor: Actor) {
    const { on, receiptNo, evidenceId } = receipt;
    const doing = { action: 'handover.signed', on, detail: { receiptNo } };
    return this.change(id, actor, doing, async (handover, tx) => {
      if (evidenceId !== null)
        await this.evidence.assertFile(tx, handover.programme, evidenceId, 'evidenceId', actor);
      await this.inTurn(tx, handover.pilotId);
      return sign(handover, receipt, await this.store.findAll(tx, { pilotId: handover.pilotId }));
    });
  }

  inspect(id: string, on: Day, found: string, actor: Actor) {
    return this.change(id, actor, { action: 'handover.inspected', on }, (handover) =>
      inspect(handover, on, found),
    );
  }

  voidSigned(id: string, on: Day, reason: string, actor: Actor) {
    return this.change(id, actor, { action: 'handover.voided', on, reason }, (handover) =>
      voidSigned(handover, on, reason),
    );
  }

  protected view(handover: Handover) {
    return withCommune(handover);
  }
}
