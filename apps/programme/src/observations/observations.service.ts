import { Inject, Injectable } from '@nestjs/common';
import { assertSeen, type Decided } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { assertGoesOn, type Pilot } from '../pilots/pilot.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { EvidenceStore } from '../evidence/evidence.store.js';
import {
  approve,
  correct,
  type Finding,
  giveBack,
  latest,
  lock,
  type Observation,
  record,
  rewrite,
  type Signature,
  submit,
} from './observation.js';
import { lockPlace } from './place-lock.store.js';
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
    private readonly evidence: EvidenceStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; conflict when there is one for this place, or the unit is not the indicator's */
  async record(tx: Tx, place: Place, finding: Finding, actor: Actor): Promise<Observation> {
    const pilot = await this.pilots.whole(tx, place.pilotId, actor);
    assertGoesOn(pilot);
    await this.assertSound(tx, pilot, finding, actor);
    await this.assertUnit(tx, pilot, place, finding);
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

  /** @param seen the version that was read @throws DomainError conflict when another one is stored by now */
  rewrite(id: string, finding: Finding, seen: number | undefined, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.rewritten', undefined, async (observation, pilot, tx) => {
      assertSeen(observation, seen, this.observations.what);
      await this.assertSound(tx, pilot, finding, actor);
      return rewrite(observation, finding, this.signature(actor));
    });
  }

  /** The same with a reason, for what was approved. */
  correct(
    id: string,
    finding: Finding,
    reason: string,
    seen: number | undefined,
    actor: Actor,
  ): Promise<Observation> {
    return this.change(id, actor, 'observation.corrected', reason, async (observation, pilot, tx) => {
      assertSeen(observation, seen, this.observations.what);
      await this.assertSound(tx, pilot, finding, actor);
      return correct(observation, finding, reason, this.signature(actor));
    });
  }

  submit(id: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.submitted', undefined, submit);
  }

  giveBack(id: string, reason: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.given-back', reason, giveBack);
  }

  /**
   * From now on it counts, so its unit is that of the others: what a survey found and what was rewritten was not asked before.
   * @throws DomainError forbidden `own-record` for the one who recorded it; conflict `unit-differs`
   */
  approve(id: string, actor: Actor): Promise<Observation> {
    return this.change(id, actor, 'observation.approved', undefined, async (observation, pilot, tx) => {
      const decided = approve(observation, this.signature(actor));
      await this.assertUnit(tx, pilot, observation, latest(observation));
      return decided;
    });
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
      const pilot = await this.pilots.whole(tx, observation.pilotId, actor);
      const decided = await decide(observation, pilot, tx);
      await this.observations.update(tx, decided, observationContext(pilot, observation, actor.role));
      await this.audited(tx, actor, action, id, reason, latest(observation));
      return decided.next;
    });
  }

  /** The revision as it was goes with it: a draft is rewritten in place. */
  private audited(
    tx: Tx,
    actor: Actor,
    action: string,
    subjectId: string,
    reason?: string,
    before?: unknown,
  ): Promise<void> {
    const entry = { actor, action, subject: 'observation', subjectId };
    return audit(tx, { ...entry, ...(reason ? { reason } : {}), ...(before ? { detail: { before } } : {}) });
  }

  private async assertSound(
    tx: Tx,
    pilot: Pilot,
    { observedOn, evidence }: Finding,
    actor: Actor,
  ): Promise<void> {
    assertHappened(observedOn, this.clock.now(), 'observedOn');
    await this.evidence.assertEvidence(tx, pilot.programme, evidence, 'evidence', actor);
  }

  /** Values of one indicator of a programme are compared and summed: each is counted in the unit of the others. */
  private async assertUnit(
    tx: Tx,
    { programme }: Pilot,
    { indicator }: Place,
    { unit }: Finding,
  ): Promise<void> {
    await lockPlace(tx, programme, indicator);
    const [other] = await tx.query<{ unit: string }>(
      `select r ->> 'unit' as unit
       from observation o join pilot p on p.id = o.pilot_id cross join lateral (select o.revisions -> -1) as l (r)
       where p.programme = $1 and o.indicator = $2 and r ->> 'unit' <> $3 and r ->> 'notMeasured' is null limit 1`,
      [programme, indicator, unit],
    );
    if (!other) return;
    throw new DomainError(
      'conflict',
      'unit-differs',
      `Chỉ tiêu ${indicator} của chương trình ${programme} đang dùng đơn vị ${other.unit}, không phải ${unit}. Nếu số liệu trước sai đơn vị, hãy điều chỉnh số liệu đó trước. Chưa lưu gì.`,
    );
  }

  private signature(actor: Actor): Signature {
    return { by: actor.id, at: this.clock.now().toISOString() };
  }
}
