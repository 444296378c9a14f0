import { describe, expect, test } from '@jest/globals';
import { decodeRecord, type EventData, readerFaults } from '@xaso/contracts-common';
import { type GoldenSample, goldenSamples, sampleRecord } from '@xaso/contracts-common/checks';
import { CampaignOpened, ResponseAccepted, ResponseVoided } from '@xaso/contracts-surveys';
import { subscriptions } from '../subscriptions.js';
import type { Contribution } from './figure.js';
import { surveyContributions } from './survey-figures.js';

type SurveyFact = Parameters<typeof surveyContributions>[0];
type SurveyData = EventData<typeof CampaignOpened | typeof ResponseAccepted | typeof ResponseVoided>;

const samples = goldenSamples('surveys').map(
  (sample) => [`${sample.release}: ${sample.name}`, sample] as const,
);
const known: readonly string[] = [CampaignOpened, ResponseAccepted, ResponseVoided].map(({ type }) => type);
const counted = samples.filter(([, sample]) => known.includes(sample.headers['ce_type'] ?? ''));

function contributions(sample: GoldenSample): { data: SurveyData; parts: Contribution[] } {
  const event = decodeRecord(sampleRecord(sample)) as unknown as SurveyFact;
  return { data: event.data, parts: surveyContributions(event) };
}

const sum = (parts: readonly Contribution[], part: 'numerator' | 'denominator') =>
  parts.reduce((total, one) => total + one[part], 0);

describe('every golden sample of the survey facts', () => {
  test.each(samples)('%s is known to this service and readable', (_name, sample) => {
    const { type, data } = decodeRecord(sampleRecord(sample));
    const contract = subscriptions.find((one) => one.type === type && one.topic === sample.topic);
    expect(contract && readerFaults(contract, data)).toEqual([]);
  });

  test.each(counted)('%s counts in its pillar and in all, if its round is a baseline', (_name, sample) => {
    const { data, parts } = contributions(sample);
    const indicators = data.purpose === 'baseline' ? [`survey.${data.pillar}`, 'survey.all'] : [];
    expect([...new Set(parts.map((part) => part.indicator))]).toEqual(indicators);
    for (const part of parts) expect(part.programme).toBe(data.programme);
  });
});

describe('among the golden samples of a baseline', () => {
  const baseline = (type: string) =>
    counted
      .map(([, sample]) => ({ sample, ...contributions(sample) }))
      .filter(({ sample, data }) => data.purpose === 'baseline' && sample.headers['ce_type'] === type);

  test('each acceptance adds one form of its commune, each voiding takes one back', () => {
    const accepted = baseline(ResponseAccepted.type);
    const voided = baseline(ResponseVoided.type);
    expect(accepted.length).toBeGreaterThan(0);
    expect(voided.length).toBeGreaterThan(0);
    for (const { data, parts } of accepted) expect(parts).toEqual(one(data, 1));
    for (const { data, parts } of voided) expect(parts).toEqual(one(data, -1));
  });

  test('each opening adds its quotas to the denominator, commune by commune', () => {
    const opened = baseline(CampaignOpened.type);
    expect(opened.length).toBeGreaterThan(0);
    for (const { data, parts } of opened) {
      const { quotas } = data as EventData<typeof CampaignOpened>;
      const all = parts.filter((part) => part.indicator === 'survey.all');
      expect(all.map((part) => [part.communeUnitId, part.denominator])).toEqual(
        quotas.map((quota) => [quota.communeUnitId, quota.target]),
      );
      expect(sum(parts, 'denominator')).toBe(2 * quotas.reduce((total, quota) => total + quota.target, 0));
      expect(sum(parts, 'numerator')).toBe(0);
    }
  });
});

const one = ({ programme, pillar, communeUnitId }: SurveyData, numerator: number): Contribution[] =>
  [`survey.${pillar}`, 'survey.all'].map((indicator) => ({
    indicator,
    programme,
    communeUnitId,
    numerator,
    denominator: 0,
  }));
