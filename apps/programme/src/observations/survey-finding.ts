import type { Decided } from '@xaso/contracts-common';
import type { ObservationPhase } from '@xaso/contracts-programme';
import type { Day } from '@xaso/kernel';
import {
  correct,
  type Finding,
  giveBack,
  latest,
  type NewObservation,
  type Observation,
  record,
  rewrite,
  type Signature,
  submit,
} from './observation.js';

/** A round that was summed up. */
export interface SurveyRound {
  readonly campaignId: string;
  readonly formCode: string;
  /** The last local day on which it asked. */
  readonly closedOn: Day;
}

/** What a closed survey round measured of one indicator in one commune. */
export interface SurveyMetric extends SurveyRound {
  /** Of the summary: a later one replaces it. */
  readonly revision: number;
  readonly indicator: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** Rounds before and after the pilot are what a pilot is judged by; the others are not observations. */
export const phaseOfPurpose = (purpose: string): ObservationPhase | undefined =>
  purpose === 'baseline' || purpose === 'endline' ? purpose : undefined;

/** The month in which the round ended. */
export const periodOf = ({ closedOn }: SurveyRound): string => closedOn.slice(0, 7);

/**
 * The finding of a metric. The questionnaire is its definition: answers to the same questions can be compared, and a round
 * held with another one cannot.
 */
const findingOf = (metric: SurveyMetric): Finding => ({
  ...roundOf(metric),
  numerator: metric.numerator,
  denominator: metric.denominator,
  notMeasured: null,
  explanation: `Tổng hợp đợt khảo sát ${metric.campaignId}, bản ${metric.revision}`,
  evidence: [],
});

/** What a later summary leaves out is measured no longer: fewer than five forms are left, or none. */
const nothingOf = (round: SurveyRound): Finding => ({
  ...roundOf(round),
  numerator: null,
  denominator: null,
  notMeasured: 'not-collected',
  explanation: 'Bản tổng hợp mới không còn đủ 5 phiếu cho chỉ tiêu này.',
  evidence: [round.campaignId],
});

/** A code holds 64 signs; form codes may be longer. */
const LONGEST_FORM_CODE = 57;

const roundOf = ({ formCode, closedOn }: SurveyRound) => ({
  definition: `survey.${formCode.slice(0, LONGEST_FORM_CODE)}`,
  observedOn: closedOn,
  method: 'survey' as const,
  issuer: `Khảo sát ${formCode}`,
  unit: 'percent' as const,
  value: null,
});

/** A new observation that waits for somebody's approval. */
export function observe(of: NewObservation, metric: SurveyMetric, recorded: Signature): Decided<Observation> {
  const { next } = record(of, findingOf(metric), recorded, metric.campaignId);
  return { next: { ...submit(next).next, version: next.version }, events: [] };
}

/**
 * The observation after a later summary of the round it came from; undefined when that says the same, or when the latest
 * revision is of another round or a person's: those are decided by people. What was approved is corrected by a new revision
 * and holds until that is approved too.
 */
export function follow(
  observation: Observation,
  metric: SurveyMetric | (SurveyRound & { readonly gone: true }),
  recorded: Signature,
): Decided<Observation> | undefined {
  const last = latest(observation);
  if (last.campaignId !== metric.campaignId) return undefined;
  const finding = 'gone' in metric ? nothingOf(metric) : findingOf(metric);
  if (last.numerator === finding.numerator && last.denominator === finding.denominator) return undefined;
  const waiting = last.state === 'submitted' ? giveBack(observation).next : observation;
  const { next } =
    last.state === 'submitted' || last.state === 'draft'
      ? rewrite(waiting, finding, recorded, metric.campaignId)
      : correct(observation, finding, 'Tổng hợp lại đợt khảo sát', recorded, metric.campaignId);
  return { next: { ...submit(next).next, version: observation.version + 1 }, events: [] };
}
