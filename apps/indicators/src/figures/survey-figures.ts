import type { CampaignOpened, ResponseAccepted, ResponseVoided } from '@xaso/contracts-surveys';
import type { Contribution, FactSeen } from './figure.js';

type SurveyFact =
  | (FactSeen<typeof CampaignOpened> & { readonly type: 'surveys.campaign.opened' })
  | (FactSeen<typeof ResponseAccepted> & { readonly type: 'surveys.response.accepted' })
  | (FactSeen<typeof ResponseVoided> & { readonly type: 'surveys.response.voided' });

/** What a survey fact adds. Closing rounds have another purpose and never touch the baseline. */
export function surveyContributions(event: SurveyFact): Contribution[] {
  const { programme, pillar, purpose } = event.data;
  if (purpose !== 'baseline') return [];
  const both = (communeUnitId: string | undefined, numerator: number, denominator: number): Contribution[] =>
    [`survey.${pillar}`, 'survey.all'].map((indicator) => ({
      indicator,
      programme,
      communeUnitId,
      numerator,
      denominator,
    }));
  switch (event.type) {
    case 'surveys.campaign.opened':
      return event.data.quotas.flatMap((quota) => both(quota.communeUnitId, 0, quota.target));
    case 'surveys.response.accepted':
      return both(event.data.communeUnitId, 1, 0);
    case 'surveys.response.voided':
      return both(event.data.communeUnitId, -1, 0);
  }
}
