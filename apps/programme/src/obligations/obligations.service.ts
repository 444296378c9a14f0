import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { type Correction, ifSeen, type Seen } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day, dayOf } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { PilotThingsService } from '../common/commune-things.service.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import {
  correct,
  coverage,
  isOverdue,
  type Obligation,
  type ObligationInput,
  progress,
  set,
} from './obligation.js';
import { type ObligationScope, ObligationsStore } from './obligations.store.js';

type CorrectableField = Exclude<keyof ObligationInput, 'setOn'>;

/** What data must be there, by whom and until when, and how far it is. */
@Injectable()
export class ObligationsService extends PilotThingsService<Obligation> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    private readonly obligations: ObligationsStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, obligations, clock, 'obligation');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid */
  async set(tx: Tx, pilotId: string, input: ObligationInput, actor: Actor) {
    assertHappened(input.setOn, this.clock.now(), 'setOn');
    const part = await this.partOf(tx, pilotId, actor);
    return this.add(tx, set(part, input), actor, 'obligation.set');
  }

  progress(
    id: string,
    {
      approvedUnits,
      on,
      reason,
      version,
    }: Seen<{ approvedUnits: number; on: Day; reason?: string | undefined }>,
    actor: Actor,
  ) {
    const doing = { action: 'obligation.progressed', on, reason, detail: { approvedUnits } };
    const decide = ifSeen(version, this.store.what, (of: Obligation) =>
      progress(of, approvedUnits, on, reason),
    );
    return this.change(id, actor, doing, decide);
  }

  correct(
    id: string,
    {
      reason,
      on,
      version,
      ...changes
    }: Seen<Correction<Obligation, CorrectableField> & { readonly on: Day }>,
    actor: Actor,
  ) {
    const decide = ifSeen(version, this.store.what, (of: Obligation) => correct(of, changes, on));
    return this.amend(id, actor, { reason, on }, changes, decide);
  }

  /** A page of obligations, and how far all of the scope are: Σ approved ÷ Σ required. */
  overview({ after, limit, ...scope }: ObligationScope & Page, actor: Actor) {
    const today = dayOf(this.clock.now());
    return this.database.transaction(async (tx) => {
      const rows = await this.obligations.within(tx, scope, today, { after, limit }, actor);
      const { approved, required } = await this.obligations.totals(tx, scope, today, actor);
      const obligations = rows.map((row) => ({
        ...this.view(row),
        coveragePercent: coverage(row.approvedUnits, row.requiredUnits),
        overdue: isOverdue(row, today),
      }));
      return { approved, required, coveragePercent: coverage(approved, required), obligations };
    });
  }

  protected view(obligation: Obligation) {
    return withCommune(obligation);
  }
}
