import { Type } from '@sinclair/typebox';
import { Code, Count, defineEvent, Id, Instant, OneOf, UnitRef } from '@xaso/contracts-common';

/** Why a round is held: hiện trạng, nhu cầu, dùng thử, hài lòng, cuối kỳ. */
export const PURPOSES = ['baseline', 'needs', 'trial', 'satisfaction', 'endline'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const campaignIdentity = {
  campaignId: Id('the round'),
  formCode: Code('XForm id of the questionnaire, e.g. CQS'),
  formVersion: Code('version of the questionnaire'),
  purpose: OneOf(PURPOSES, 'why the round is held'),
};

const topic = 'surveys.campaign.v1';

export const CampaignOpened = defineEvent({
  type: 'surveys.campaign.opened',
  topic,
  description: 'A round was opened with a quota for each commune: the denominator of the survey figures.',
  data: {
    ...campaignIdentity,
    opensAt: Instant('first instant at which an answer may be captured'),
    closesAt: Instant('first instant at which it may not any more'),
    quotas: Type.Array(
      Type.Object(
        { communeUnitId: UnitRef(), target: Type.Integer({ minimum: 1, description: 'forms planned' }) },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
  },
});

export const CampaignClosed = defineEvent({
  type: 'surveys.campaign.closed',
  topic,
  description: 'No more answers are captured; those captured inside the window may still arrive.',
  data: { ...campaignIdentity, accepted: Count('forms accepted so far'), target: Count('sum of the quotas') },
});
