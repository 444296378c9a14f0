import type { CampaignOpened, ResponseAccepted, ResponseVoided } from '@xaso/contracts-surveys';
import type { Contribution, FactSeen, FigureDefinition } from './figure.js';

const definition = (indicator: string, what: string, whatEn: string): FigureDefinition => ({
  indicator,
  titleVi: `Phiếu khảo sát ${what}`,
  titleEn: `Survey forms, ${whatEn}`,
  unit: 'phiếu',
  numeratorVi: 'Số phiếu hiện trạng được chấp nhận, trừ số phiếu đã huỷ',
  denominatorVi: 'Tổng chỉ tiêu phiếu của các đợt khảo sát hiện trạng đã mở',
});

/** Accepted minus voided forms of baseline rounds, against the quotas of those rounds. */
export const surveyFigures: readonly FigureDefinition[] = [
  definition('survey.government', 'chính quyền số', 'digital government'),
  definition('survey.economy', 'kinh tế số', 'digital economy'),
  definition('survey.society', 'xã hội số', 'digital society'),
  definition('survey.all', 'cả ba trụ cột', 'all three pillars'),
];

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
