import { Inject, Injectable } from '@nestjs/common';
import type { Decided } from '@xaso/contracts-common';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { Pilot } from '../pilots/pilot.js';
import type { Observation, Signature } from './observation.js';
import { observationContext, ObservationsStore } from './observations.store.js';
import {
  follow,
  observe,
  periodOf,
  phaseOfPurpose,
  type SurveyMetric,
  type SurveyRound,
} from './survey-finding.js';

type Row = SurveyMetric & { purpose: string; synthetic: boolean };

const ROUND = `r.campaign_id as "campaignId", r.form_code as "formCode", r.closed_on::text as "closedOn"`;

const METRICS = `
  select ${ROUND}, m.revision, m.indicator, m.numerator::float8 as numerator, m.denominator::float8 as denominator,
    r.purpose, r.synthetic
  from survey_metric m join survey_round r using (campaign_id)
  where r.programme = $1 and m.commune_unit_id = $2 and ($3::uuid is null or m.campaign_id = $3)
  order by r.closed_on, r.campaign_id, m.indicator`;

/** What came from a round and is not in its summary any more. */
const GONE = `
  select o.id, ${ROUND} from observation o join survey_round r on r.campaign_id::text = o.revisions -> -1 ->> 'campaignId'
  where o.pilot_id = $1 and r.campaign_id = $2 and o.indicator <> all ($3::text[])`;

/** Whoever approves sees that no person typed the value in. */
const SURVEYS: Actor = { id: 'surveys', role: 'service', communes: '*' };

/** Makes observations of what closed rounds measured in the commune of a pilot. They wait for approval. */
@Injectable()
export class SurveyFindings {
  constructor(
    private readonly observations: ObservationsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes over the metrics of one round, or of all rounds that ended before the pilot was proposed. */
  async adopt(tx: Tx, pilot: Pilot, campaignId?: string): Promise<void> {
    const metrics = await tx.query<Row>(METRICS, [pilot.programme, pilot.communeUnitId, campaignId ?? null]);
    for (const metric of metrics) await this.take(tx, pilot, metric);
    if (campaignId === undefined) return;
    const measured = metrics.map(({ indicator }) => indicator);
    const gone = await tx.query<SurveyRound & { id: string }>(GONE, [pilot.id, campaignId, measured]);
    for (const { id, ...round } of gone) {
      const there = await this.observations.load(tx, id);
      await this.save(tx, pilot, there, follow(there, { ...round, gone: true }, this.signature()));
    }
  }

  private async take(tx: Tx, pilot: Pilot, metric: Row): Promise<void> {
    const phase = phaseOfPurpose(metric.purpose);
    if (!phase) return;
    const { indicator, synthetic } = metric;
    const place = { pilotId: pilot.id, indicator, phase, period: periodOf(metric) };
    const there = await this.observations.find(tx, place);
    if (there) return this.save(tx, pilot, there, follow(there, metric, this.signature()));
    const of = { ...place, id: uuidv7(), synthetic, createdAt: this.clock.now() };
    const decided = observe(of, metric, this.signature());
    await this.observations.insert(tx, decided, observationContext(pilot, of, SURVEYS.role));
    await this.audited(tx, 'observation.recorded', of.id);
  }

  private async save(
    tx: Tx,
    pilot: Pilot,
    there: Observation,
    decided: Decided<Observation> | undefined,
  ): Promise<void> {
    if (!decided) return;
    await this.observations.update(tx, decided, observationContext(pilot, there, SURVEYS.role));
    await this.audited(tx, 'observation.followed', there.id, there.revisions.at(-1));
  }

  private audited(tx: Tx, action: string, subjectId: string, before?: unknown): Promise<void> {
    const detail = before === undefined ? {} : { detail: { before } };
    return audit(tx, { actor: SURVEYS, action, subject: 'observation', subjectId, ...detail });
  }

  private signature(): Signature {
    return { by: SURVEYS.id, at: this.clock.now().toISOString() };
  }
}
