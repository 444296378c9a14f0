import { type Decided, fact } from '@xaso/contracts-common';
import { CampaignSummarised } from '@xaso/contracts-surveys';
import { DomainError } from '@xaso/kernel';
import { type Campaign, close, identity } from '../campaigns/campaign.js';
import { isMeasured, type Metric, type MetricCell } from './metrics.js';

/** What the accepted forms of a closed round came to at a moment; a later revision stands beside it and replaces it. */
export interface Summary {
  readonly campaignId: string;
  /** From 1. */
  readonly revision: number;
  readonly metrics: readonly MetricCell[];
  readonly madeAt: Date;
}

/** A round with the summary that holds now; without a fact when that is the one that was told last. */
export interface Summarised extends Decided<Campaign> {
  readonly summary: Summary;
}

/** Ends a round and says what it came to so far: two facts. `accepted` is what counts so far. */
export function closeAndSummarise(
  campaign: Campaign,
  accepted: number,
  metrics: readonly MetricCell[],
  now: Date,
): Summarised {
  const closed = close(campaign, accepted, now);
  const summary = { campaignId: campaign.id, revision: 1, metrics, madeAt: now };
  const first = told(closed.next, summary, closed.events[0]?.occurredAt ?? now);
  return { ...first, events: [...closed.events, ...first.events] };
}

/**
 * The next revision, or the last one again when it says the same.
 * @throws DomainError conflict `campaign-draft`, `campaign-open`: while forms are handed out there is nothing to sum up.
 */
export function summarise(
  campaign: Campaign,
  last: Summary | undefined,
  metrics: readonly MetricCell[],
  now: Date,
): Summarised {
  if (campaign.state !== 'closed')
    throw new DomainError(
      'conflict',
      `campaign-${campaign.state}`,
      'Chỉ tổng hợp được đợt khảo sát đã kết thúc. Chưa thay đổi gì; hãy kết thúc đợt rồi tổng hợp lại.',
    );
  if (last && isSame(last.metrics, metrics)) return { next: campaign, events: [], summary: last };
  const summary = { campaignId: campaign.id, revision: (last?.revision ?? 0) + 1, metrics, madeAt: now };
  return told(campaign, summary, now);
}

/** Only the measured indicators leave the service. */
function told(campaign: Campaign, summary: Summary, occurredAt: Date): Summarised {
  const event = fact(CampaignSummarised, occurredAt, {
    ...identity(campaign),
    revision: summary.revision,
    metrics: summary.metrics.filter(isMeasured).map(numbers),
  });
  return { next: { ...campaign, version: campaign.version + 1 }, events: [event], summary };
}

/** Field by field: the database gives them back in an order of its own. */
function isSame(before: readonly MetricCell[], after: readonly MetricCell[]): boolean {
  const text = (cells: readonly MetricCell[]): string =>
    JSON.stringify(
      cells.map((cell) => (isMeasured(cell) ? numbers(cell) : [cell.indicator, cell.communeUnitId])),
    );
  return text(before) === text(after);
}

const numbers = ({ indicator, communeUnitId, numerator, denominator, responses }: Metric) => ({
  indicator,
  communeUnitId,
  numerator,
  denominator,
  responses,
});
