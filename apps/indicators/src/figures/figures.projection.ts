import { Controller } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { CampaignOpened, ResponseAccepted, ResponseVoided } from '@xaso/contracts-surveys';
import { type EventContext, OnEvent } from '@xaso/messaging';
import type { Tx } from '@xaso/platform';
import type { Contribution } from './figure.js';
import { surveyContributions } from './survey-figures.js';

type Known = Parameters<typeof surveyContributions>[0];

const INSERT = `
  with parts as (
    insert into contribution (indicator, programme, event_id, commune_unit_id, type, aggregate_id, numerator, denominator, occurred_at, recorded_at, synthetic)
    select c.indicator, c.programme, $1, c.commune, $2, $3, c.numerator, c.denominator, $4, $5, $6
    from unnest($7::text[], $8::text[], $9::text[], $10::bigint[], $11::bigint[]) as c(indicator, programme, commune, numerator, denominator)
    returning programme, indicator, numerator, denominator
  )
  insert into figure as f (programme, indicator, numerator, denominator, events, synthetic, as_of)
  select programme, indicator, sum(numerator), sum(denominator), 1, $6, $4 from parts group by 1, 2
  on conflict (programme, indicator) do update set
    numerator = f.numerator + excluded.numerator,
    denominator = f.denominator + excluded.denominator,
    events = f.events + 1,
    synthetic = f.synthetic or excluded.synthetic,
    as_of = greatest(f.as_of, excluded.as_of)`;

/** Turns facts into contributions and running sums, in the transaction of the inbox. */
@Controller()
export class FiguresProjection {
  @OnEvent([CampaignOpened, ResponseAccepted, ResponseVoided], { consumer: 'indicators.survey-figures' })
  async survey(
    event: ReceivedEvent<typeof CampaignOpened | typeof ResponseAccepted | typeof ResponseVoided>,
    { tx }: EventContext,
  ): Promise<void> {
    await add(tx, event, surveyContributions(event as ReceivedEvent & Known));
  }
}

async function add(tx: Tx, event: ReceivedEvent, parts: readonly Contribution[]): Promise<void> {
  if (parts.length === 0) return;
  const { occurredAt, recordedAt, synthetic } = event.data;
  const column = <T>(of: (part: Contribution) => T): T[] => parts.map(of);
  await tx.query(
    INSERT,
    [
      event.id,
      event.type,
      event.key,
      occurredAt,
      recordedAt,
      synthetic,
      column((part) => part.indicator),
      column((part) => part.programme),
      column((part) => part.communeUnitId ?? ''),
      column((part) => part.numerator),
      column((part) => part.denominator),
    ],
    'figures-add',
  );
}
