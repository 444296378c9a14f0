import type { ObservationPhase } from '@xaso/contracts-programme';
import type { Day } from '../common/day.js';
import type { Decided } from '../common/decided.js';
import {
  correct,
  type Finding,
  latest,
  type NewObservation,
  type Observation,
  record,
  rewrite,
  type Signature,
  submit,
} from './observation.js';

/** What a closed survey round measured of one indicator in one commune. */
export interface SurveyMetric {
  readonly campaignId: string;
  /** Of the summary: a later one replaces it. */
  readonly revision: number;
  readonly formCode: string;
  readonly closedOn: Day;
  readonly indicator: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** Rounds before and after the pilot are what a pilot is judged by; the others are not observations. */
export const phaseOfPurpose = (purpose: string): ObservationPhase | undefined =>
  purpose === 'baseline' || purpose === 'endline' ? purpose : undefined;

/** The month in which the round ended. */
export const periodOf = ({ closedOn }: SurveyMetric): string => closedOn.slice(0, 7);

/**
 * The finding of a metric. The questionnaire is its definition: answers to the same questions can be compared, and a round
 * held with another one cannot.
 */
const findingOf = ({
  formCode,
  closedOn,
  numerator,
  denominator,
  campaignId,
  revision,
}: SurveyMetric): Finding => ({
  definition: `survey.${formCode}`,
  observedOn: closedOn,
  method: 'survey',
  unit: 'percent',
  numerator,
  denominator,
  value: null,
  notMeasured: null,
  explanation: `Tổng hợp đợt khảo sát ${campaignId}, bản ${revision}`,
  evidence: [],
});

/** A new observation that waits for somebody's approval. */
export function observe(of: NewObservation, metric: SurveyMetric, recorded: Signature): Decided<Observation> {
  const { next } = record(of, findingOf(metric), recorded);
  return { next: { ...next, ...submit(next).next, version: next.version }, events: [] };
}

/**
 * The observation after a later summary; undefined when it says the same already. What was approved is corrected by a new
 * revision and holds until that is approved too.
 */
export function follow(
  observation: Observation,
  metric: SurveyMetric,
  recorded: Signature,
): Decided<Observation> | undefined {
  const last = latest(observation);
  if (last.numerator === metric.numerator && last.denominator === metric.denominator) return undefined;
  const waiting = last.state === 'draft' || last.state === 'submitted';
  const { next } = waiting
    ? rewrite(observation, findingOf(metric), recorded)
    : correct(observation, findingOf(metric), `Tổng hợp lại, bản ${metric.revision}`, recorded);
  return { next: { ...submit(next).next, version: next.version }, events: [] };
}
