import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { assertHappened } from '../common/day.js';
import type { Decided } from '../common/decided.js';
import { assertGoesOn, type Pilot } from '../pilots/pilot.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import {
  approve,
  correct,
  type Finding,
  lock,
  type Observation,
  record,
  rewrite,
  type Signature,
  submit,
} from './observation.js';
import { observationContext, ObservationsStore } from './observations.store.js';

/** Which indicator of which pilot, in which phase and period. */
export type Place = Pick<Observation, 'pilotId' | 'indicator' | 'phase' | 'period'>;

/** Recording what was measured, and having it approved. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly database: Database,
    private readonly observations: ObservationsStore,
    private readonly pilots: PilotsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; conflict when there is one for this place, or the unit is not the indicator's */
  async record(tx: Tx, place: Place, finding: Finding, actor: Actor): Promise<Observation> {
    const pilot = await this.pilots.mine(tx, place.pilotId, actor);
    assertGoesOn(pilot);
    await this.assertFits(tx, pilot, place, finding);
    const there = await this.observations.find(tx, { ...place });
    if (there)
      throw new DomainError(
        'conflict',
        'observation-exists',
        `Chỉ tiêu ${place.indicator} kỳ ${place.period} (${place.phase}) đã có số liệu ${there.id}; hãy sửa hoặc điều chỉnh số liệu đó. Chưa lưu gì.`,
      );
    const { synthetic } = pilot;
    const of = { ...place, id: uuidv7(), synthetic, createdAt: this.clock.now() };
    const decided = record(of, finding, this.signature(actor));
    await this.observations.insert(tx, decided, observationContext(pilot, of, actor.role));
    await this.audited(tx, actor, 'observation.recorded', decided.next.id);
    return decided.next;
  }

  rewrite(id: string, finding: Finding, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.rewritten', undefined, async (observation, pilot, tx) => {
      await this.assertFits(tx, pilot, observation, finding);
      return rewrite(observation, finding, this.signature(actor));
    });
  }

  correct(id: string, finding: Finding, reason: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.corrected', reason, async (observation, pilot, tx) => {
      await this.assertFits(tx, pilot, observation, finding);
      return correct(observation, finding, reason, this.signature(actor));
    });
  }

  submit(id: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.submitted', undefined, submit);
  }

  approve(id: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.approved', undefined, (observation) =>
      approve(observation, this.signature(actor)),
    );
  }

  lock(id: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.locked', undefined, (observation) =>
      lock(observation, this.clock.now()),
    );
  }

  private change(
    id: string,
    actor: Actor,
    action: string,
    reason: string | undefined,
    decide: (
      observation: Observation,
      pilot: Pilot,
      tx: Tx,
    ) => Decided<Observation> | Promise<Decided<Observation>>,
  ): Promise<Observation> {
    return this.database.transaction(async (tx) => {
      const observation = await this.observations.load(tx, id);
      const pilot = await this.pilots.mine(tx, observation.pilotId, actor);
      const decided = await decide(observation, pilot, tx);
      await this.observations.update(tx, decided, observationContext(pilot, observation, actor.role));
      await this.audited(tx, actor, action, id, reason);
      return decided.next;
    });
  }

  private audited(tx: Tx, actor: Actor, action: string, subjectId: string, reason?: string): Promise<void> {
    return audit(tx, { actor, action, subject: 'observation', subjectId, ...(reason ? { reason } : {}) });
  }

  /** Values of one indicator of a programme are compared and summed: they are counted in one unit. */
  private async assertFits(
    tx: Tx,
    pilot: Pilot,
    { indicator, pilotId, phase, period }: Place,
    { unit, observedOn }: Finding,
  ): Promise<void> {
    assertHappened(observedOn, this.clock.now(), 'observedOn');
    const [other] = await tx.query<{ unit: string }>(
      `select o.revisions -> -1 ->> 'unit' as unit from observation o join pilot p on p.id = o.pilot_id
       where p.programme = $1 and o.indicator = $2 and o.revisions -> -1 ->> 'unit' <> $3
         and not (o.pilot_id = $4 and o.phase = $5 and o.period = $6) limit 1`,
      [pilot.programme, indicator, unit, pilotId, phase, period],
    );
    if (!other) return;
    throw new DomainError(
      'conflict',
      'unit-differs',
      `Chỉ tiêu ${indicator} của chương trình ${pilot.programme} đang dùng đơn vị ${other.unit}, không phải ${unit}. Chưa lưu gì.`,
    );
  }

  private signature(actor: Actor): Signature {
    return { by: actor.id, at: this.clock.now().toISOString() };
  }
}
