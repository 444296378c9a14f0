import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@xaso/kernel';
import { CLOCK, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { Pilot } from '../pilots/pilot.js';
import type { Signature } from './observation.js';
import { observationContext, ObservationsStore } from './observations.store.js';
import { follow, observe, periodOf, phaseOfPurpose, type SurveyMetric } from './survey-finding.js';

type Row = SurveyMetric & { purpose: string; synthetic: boolean };

const METRICS = `
  select m.campaign_id as "campaignId", m.revision, m.indicator, m.numerator, m.denominator,
    r.form_code as "formCode", r.closed_on::text as "closedOn", r.purpose, r.synthetic
  from survey_metric m join survey_round r using (campaign_id)
  where r.programme = $1 and m.commune_unit_id = $2 and ($3::uuid is null or m.campaign_id = $3)
  order by m.indicator`;

/** Whoever approves sees that no person typed the value in. */
const BY = 'surveys';

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
  }

  private async take(tx: Tx, pilot: Pilot, metric: Row): Promise<void> {
    const phase = phaseOfPurpose(metric.purpose);
    if (!phase) return;
    const { indicator, synthetic } = metric;
    const place = { pilotId: pilot.id, indicator, phase, period: periodOf(metric) };
    const recorded: Signature = { by: BY, at: this.clock.now().toISOString() };
    const there = await this.observations.find(tx, place);
    if (there) {
      const decided = follow(there, metric, recorded);
      if (decided) await this.observations.update(tx, decided, observationContext(pilot, there, BY));
      return;
    }
    const of = { ...place, id: uuidv7(), synthetic, createdAt: this.clock.now() };
    await this.observations.insert(tx, observe(of, metric, recorded), observationContext(pilot, of, BY));
  }
}
