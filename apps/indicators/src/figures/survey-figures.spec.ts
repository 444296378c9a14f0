import { describe, expect, test } from '@jest/globals';
import { percent } from './figure.js';
import { surveyContributions } from './survey-figures.js';

const common = {
  occurredAt: '2022-04-01T00:00:00Z',
  recordedAt: '2022-04-02T00:00:00Z',
  aggregateVersion: 2,
  programme: 'nghe-an-2022',
  communeUnitId: '17335@before-2025-07-01',
  pillar: 'government' as const,
  source: 'online' as const,
  synthetic: false,
  actorRole: 'commune-officer',
  correlationId: '018f4d3c-7a00-7abc-8def-000000000001',
  campaignId: '018f4d3c-7a00-7abc-8def-000000000002',
  formCode: 'CQS',
  formVersion: '2022.1',
  purpose: 'baseline' as const,
};
const responseId = '018f4d3c-7a00-7abc-8def-000000000003';
const accepted = {
  type: 'surveys.response.accepted',
  data: { ...common, responseId, mode: 'self', late: false },
} as const;
const voided = {
  type: 'surveys.response.voided',
  data: { ...common, responseId, mode: 'self', late: false, reasonCode: 'duplicate' },
} as const;

describe('survey figures', () => {
  test('an accepted baseline form counts for its pillar and for all, a voided one is taken back', () => {
    expect(surveyContributions(accepted)).toEqual([
      {
        indicator: 'survey.government',
        programme: 'nghe-an-2022',
        communeUnitId: common.communeUnitId,
        numerator: 1,
        denominator: 0,
      },
      {
        indicator: 'survey.all',
        programme: 'nghe-an-2022',
        communeUnitId: common.communeUnitId,
        numerator: 1,
        denominator: 0,
      },
    ]);
    expect(surveyContributions(voided).map((part) => part.numerator)).toEqual([-1, -1]);
  });

  test('forms of a closing round never touch the baseline figures', () => {
    expect(surveyContributions({ ...accepted, data: { ...accepted.data, purpose: 'endline' } })).toEqual([]);
  });

  test('the denominator is the sum of the quotas, commune by commune', () => {
    const { communeUnitId: _one, ...spanning } = common;
    const parts = surveyContributions({
      type: 'surveys.campaign.opened',
      data: {
        ...spanning,
        opensAt: '2022-03-01T00:00:00Z',
        closesAt: '2022-06-01T00:00:00Z',
        quotas: [
          { communeUnitId: '17335@before-2025-07-01', target: 50 },
          { communeUnitId: '17071@before-2025-07-01', target: 40 },
        ],
      },
    });
    const government = parts.filter((part) => part.indicator === 'survey.government');
    expect(government.map((part) => [part.communeUnitId, part.denominator])).toEqual([
      ['17335@before-2025-07-01', 50],
      ['17071@before-2025-07-01', 40],
    ]);
  });

  test('a ratio is not capped at 100 %, and nothing to compare with is no percentage', () => {
    expect(percent(161, 150)).toBe(107.33);
    expect(percent(461, 450)).toBe(102.44);
    expect(percent(3, 0)).toBeNull();
  });
});
