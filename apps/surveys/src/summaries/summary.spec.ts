import { describe, expect, test } from '@jest/globals';
import { CampaignClosed, CampaignSummarised } from '@xaso/contracts-surveys';
import { DomainError, type UnitId } from '@xaso/kernel';
import { type Campaign, open, plan } from '../campaigns/campaign.js';
import type { MetricCell } from './metrics.js';
import { closeAndSummarise, summarise } from './summary.js';

const COMMUNE = '17335@before-2025-07-01' as UnitId;
const at = (text: string) => new Date(text);
const NOW = at('2022-07-01T00:00:00Z');
const LATER = at('2022-08-01T00:00:00Z');

const draft: Campaign = plan({
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  programme: 'p',
  formCode: 'XHS',
  formVersion: '2022.1',
  pillar: 'society',
  purpose: 'baseline',
  quotas: [{ communeUnitId: COMMUNE, target: 2 }],
  opensAt: at('2022-03-01T00:00:00Z'),
  closesAt: at('2022-06-01T00:00:00Z'),
  synthetic: false,
  createdAt: at('2022-02-01T00:00:00Z'),
});
const opened = open(draft, at('2022-03-01T00:00:00Z')).next;
const measured = (numerator: number): MetricCell => ({
  indicator: 'society.survey-cashless',
  communeUnitId: COMMUNE,
  numerator,
  denominator: 9,
  responses: 9,
});
const hidden: MetricCell = {
  indicator: 'society.survey-smart-health',
  communeUnitId: COMMUNE,
  suppressed: true,
};
const closed = closeAndSummarise(opened, 9, [measured(4), hidden], NOW);

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults[0]?.code ?? error.code;
  }
}

describe('a summary', () => {
  test('is told with the end of the round, as its second fact, without what too few answered', () => {
    expect(closed.events.map(({ contract }) => contract)).toEqual([CampaignClosed, CampaignSummarised]);
    expect(closed.events[1]).toMatchObject({
      occurredAt: draft.closesAt,
      data: { campaignId: draft.id, revision: 1, metrics: [measured(4)] },
    });
    expect(closed.next).toMatchObject({ state: 'closed', version: opened.version + 2 });
    expect(closed.summary).toEqual({
      campaignId: draft.id,
      revision: 1,
      metrics: [measured(4), hidden],
      madeAt: NOW,
    });
  });

  test('gets another revision when it changed, and says nothing when it did not', () => {
    const { responses, denominator, ...rest } = measured(4) as MetricCell & Record<string, unknown>;
    const sameInOtherOrder = [{ responses, denominator, ...rest }, hidden] as MetricCell[];
    expect(summarise(closed.next, closed.summary, sameInOtherOrder, LATER)).toEqual({
      next: closed.next,
      events: [],
      summary: closed.summary,
    });
    const second = summarise(closed.next, closed.summary, [measured(5), hidden], LATER);
    expect(second.events).toMatchObject([
      { occurredAt: LATER, data: { revision: 2, metrics: [measured(5)] } },
    ]);
    expect(second.next.version).toBe(closed.next.version + 1);
    expect(summarise(second.next, second.summary, [hidden, hidden], LATER).summary.revision).toBe(3);
  });

  test('a round that was closed before there were summaries begins with the first revision', () => {
    expect(summarise(closed.next, undefined, [], LATER).events).toMatchObject([
      { data: { revision: 1, metrics: [] } },
    ]);
  });

  test('there is none while forms are handed out', () => {
    expect(codeOf(() => summarise(draft, undefined, [], NOW))).toBe('campaign-draft');
    expect(codeOf(() => summarise(opened, undefined, [], NOW))).toBe('campaign-open');
    expect(codeOf(() => closeAndSummarise(closed.next, 9, [], NOW))).toBe('campaign-closed');
  });
});
