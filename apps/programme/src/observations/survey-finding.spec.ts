import { describe, expect, test } from '@jest/globals';
import { approve, correct, giveBack, latest, rewrite } from './observation.js';
import { follow, observe, periodOf, phaseOfPurpose, type SurveyMetric } from './survey-finding.js';

const metric: SurveyMetric = {
  campaignId: '018f4d3c-7a00-7abc-8def-00000000000c',
  revision: 1,
  formCode: 'XHS',
  closedOn: '2022-05-31',
  indicator: 'society.survey-smartphones',
  numerator: 96,
  denominator: 140,
};
const of = {
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  pilotId: '018f4d3c-7a00-7abc-8def-000000000002',
  indicator: metric.indicator,
  phase: 'baseline' as const,
  period: '2022-05',
  synthetic: true,
  createdAt: new Date('2026-11-22T00:00:00Z'),
};
const surveys = { by: 'surveys', at: '2022-06-01T00:00:00.000Z' };
const lead = { by: 'lead', at: '2022-06-02T00:00:00.000Z' };

test.each([
  ['baseline', 'baseline'],
  ['endline', 'endline'],
  ['needs', undefined],
  ['satisfaction', undefined],
])('a round of purpose %s is an observation of phase %s', (purpose, phase) => {
  expect(phaseOfPurpose(purpose)).toBe(phase);
});

describe('what a survey found', () => {
  const { next: waiting, events } = observe(of, metric, surveys);

  test('waits for a person to approve it, and counts from then on', () => {
    expect([waiting.state, waiting.version, events, periodOf(metric)]).toEqual([
      'submitted',
      1,
      [],
      '2022-05',
    ]);
    expect(approve(waiting, lead).events[0]?.data).toMatchObject({
      numerator: 96,
      denominator: 140,
      method: 'survey',
      definition: 'survey.XHS',
      observedOn: '2022-05-31',
    });
  });

  test('is not touched by a later summary that says the same', () => {
    expect(follow(waiting, { ...metric, revision: 2 }, surveys)).toBeUndefined();
  });

  test('is replaced by a later summary while it waits', () => {
    const decided = follow(waiting, { ...metric, revision: 2, numerator: 97 }, surveys);
    expect(decided?.next).toMatchObject({ state: 'submitted', version: 2, revisions: [{ numerator: 97 }] });
  });

  test('is corrected by a later summary once it was approved: the old value holds until the new one is', () => {
    const decided = follow(approve(waiting, lead).next, { ...metric, revision: 2, numerator: 97 }, surveys);
    expect(decided?.next.revisions.map(({ state, numerator }) => [state, numerator])).toEqual([
      ['approved', 96],
      ['submitted', 97],
    ]);
    expect(decided && latest(decided.next).reason).toBe('Tổng hợp lại đợt khảo sát');
  });

  test('is measured no longer when a later summary leaves it out', () => {
    const { campaignId, formCode, closedOn } = metric;
    const decided = follow(
      approve(waiting, lead).next,
      { campaignId, formCode, closedOn, gone: true },
      surveys,
    );
    expect(decided && latest(decided.next)).toMatchObject({
      state: 'submitted',
      numerator: null,
      notMeasured: 'not-collected',
    });
  });

  test('is left to people when another round, or a person, says otherwise', () => {
    const another = { ...metric, campaignId: '018f4d3c-7a00-7abc-8def-00000000000e', numerator: 1 };
    expect(follow(waiting, another, surveys)).toBeUndefined();
    const corrected = correct(
      approve(waiting, lead).next,
      { ...latest(waiting), numerator: 90 },
      'đếm lại',
      lead,
    );
    expect(follow(corrected.next, { ...metric, revision: 2, numerator: 97 }, surveys)).toBeUndefined();
    const reworded = rewrite(giveBack(waiting).next, { ...latest(waiting), numerator: 90 }, lead);
    expect(latest(reworded.next).campaignId).toBeNull();
    expect(follow(reworded.next, { ...metric, revision: 2, numerator: 97 }, surveys)).toBeUndefined();
  });

  test('keeps to the length of a code however long the name of the form is', () => {
    const { next } = observe(of, { ...metric, formCode: 'X'.repeat(200) }, surveys);
    expect(latest(next).definition).toHaveLength(64);
  });
});
