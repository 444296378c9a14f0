import { Type } from '@sinclair/typebox';
import { Code, CommuneRef, Count, defineEvent, Id, Instant, OneOf } from '@xaso/contracts-common';

/** Why a round is held: hiện trạng, nhu cầu, dùng thử, hài lòng, cuối kỳ. */
export const PURPOSES = ['baseline', 'needs', 'trial', 'satisfaction', 'endline'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What every fact of a round repeats, so that a reader needs no other fact to place it. */
export const campaignIdentity = {
  campaignId: Id('the round'),
  formCode: Code('XForm id of the questionnaire, e.g. CQS'),
  formVersion: Code('version of the questionnaire'),
  purpose: OneOf(PURPOSES, 'why the round is held: hiện trạng, nhu cầu, dùng thử, hài lòng, cuối kỳ'),
};

const topic = 'surveys.campaign.v1';
const always = ['pillar'] as const;

const quota = Type.Object(
  {
    communeUnitId: CommuneRef('the commune, in the epoch the round asks in'),
    target: Type.Integer({ minimum: 1, description: 'forms planned; more may be accepted' }),
  },
  { additionalProperties: false },
);

export const CampaignOpened = defineEvent({
  type: 'surveys.campaign.opened',
  topic,
  always,
  description: 'A round was opened with a quota for each commune: the denominator of the survey figures.',
  data: {
    ...campaignIdentity,
    opensAt: Instant('first instant at which an answer may be captured'),
    closesAt: Instant('first instant at which it may not any more'),
    quotas: Type.Array(quota, { minItems: 1, description: 'one for each commune, each commune once' }),
  },
});

export const CampaignClosed = defineEvent({
  type: 'surveys.campaign.closed',
  topic,
  always,
  description: 'No more answers are captured; those captured inside the window may still arrive.',
  data: {
    ...campaignIdentity,
    accepted: Count('forms accepted so far; forms that arrive late may still add to it'),
    target: Type.Integer({ minimum: 1, description: 'sum of the quotas' }),
  },
});

const metric = Type.Object(
  {
    indicator: Code('what is measured, <pillar>.survey-<what>, e.g. society.survey-smartphones'),
    communeUnitId: CommuneRef('the commune, in the epoch the round asks in'),
    numerator: Count('answers that hold one of the values that count, or the sum of a number'),
    denominator: Type.Integer({ minimum: 1, description: 'answers given, or the sum of the other number' }),
    responses: Count('accepted forms it was worked out from; never fewer than 5'),
  },
  { additionalProperties: false },
);

export const CampaignSummarised = defineEvent({
  type: 'surveys.campaign.summarised',
  topic,
  always,
  description: 'What the accepted forms of a closed round say; a revision replaces the one before it whole.',
  data: {
    ...campaignIdentity,
    revision: Type.Integer({ minimum: 1, description: 'counts the summaries of the round from 1' }),
    metrics: Type.Array(metric, {
      description:
        'each indicator once for each commune; absent where nothing was answered, or by fewer than 5 forms',
    }),
  },
});
