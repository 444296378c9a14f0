import type {
  AttendanceWithdrawn,
  ClassCompleted,
  ClassResults,
  ClassResultsRevised,
  ParticipantJoined,
  ParticipantLeft,
  PlanApproved,
  PlanWithdrawn,
  TraineeAttended,
} from '@xaso/contracts-training';
import type { Contribution, FactSeen } from './figure.js';
import { CURRICULA } from './training-catalogue.js';

/** The facts of the training service that are counted. */
export type TrainingFact =
  | (FactSeen<typeof PlanApproved> & { readonly type: 'training.plan.approved' })
  | (FactSeen<typeof PlanWithdrawn> & { readonly type: 'training.plan.withdrawn' })
  | (FactSeen<typeof ClassCompleted> & { readonly type: 'training.class.completed' })
  | (FactSeen<typeof ClassResultsRevised> & { readonly type: 'training.class.results-revised' })
  | (FactSeen<typeof TraineeAttended> & { readonly type: 'training.enrolment.attended' })
  | (FactSeen<typeof AttendanceWithdrawn> & { readonly type: 'training.enrolment.attendance-withdrawn' })
  | (FactSeen<typeof ParticipantJoined> & { readonly type: 'training.participant.joined' })
  | (FactSeen<typeof ParticipantLeft> & { readonly type: 'training.participant.left' });

/** What a fact of the training service adds. Source: domain.md §5.3 and §5.8. */
export function trainingContributions(event: TrainingFact): Contribution[] {
  const { programme, communeUnitId } = event.data;
  const add = (indicator: string, numerator: number, denominator = 0): Contribution[] =>
    numerator === 0 && denominator === 0
      ? []
      : [{ indicator, programme, communeUnitId, numerator, denominator }];
  const planned = (sign: 1 | -1, plan: { plannedClasses: number; plannedTrainees: number }) => [
    ...add('training.classes', 0, sign * plan.plannedClasses),
    ...add('training.trainees', 0, sign * plan.plannedTrainees),
  ];
  const results = (of: ClassResults) => [
    ...add('training.trainees', of.attended),
    ...add('training.pass-rate', of.passed, of.passed + of.notPassed),
    ...add('training.gain', of.afterSum - of.beforeSum, of.tested),
  ];
  switch (event.type) {
    case 'training.plan.approved':
      return planned(1, event.data);
    case 'training.plan.withdrawn':
      return planned(-1, event.data);
    case 'training.class.completed':
      return [
        ...add('training.classes', 1),
        ...add(`${CURRICULA}${event.data.curriculum}`, 1),
        ...results(event.data.results),
      ];
    case 'training.class.results-revised':
      return results(difference(event.data.before, event.data.after));
    case 'training.enrolment.attended':
      return add(`training.attendances.${event.data.group}`, 1);
    case 'training.enrolment.attendance-withdrawn':
      return add(`training.attendances.${event.data.group}`, -1);
    case 'training.participant.joined':
      return add('training.participants', 1);
    case 'training.participant.left':
      return add('training.participants', -1);
  }
}

const difference = (before: ClassResults, after: ClassResults): ClassResults => ({
  enrolled: after.enrolled - before.enrolled,
  attended: after.attended - before.attended,
  passed: after.passed - before.passed,
  notPassed: after.notPassed - before.notPassed,
  tested: after.tested - before.tested,
  beforeSum: after.beforeSum - before.beforeSum,
  afterSum: after.afterSum - before.afterSum,
});
