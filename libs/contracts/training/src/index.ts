import * as classes from './class-events.js';
import * as enrolments from './enrolment-events.js';
import * as plans from './plan-events.js';

export * from './class-events.js';
export * from './enrolment-events.js';
export * from './fields.js';
export * from './plan-events.js';

/** Every fact that the training service publishes. */
export const trainingEvents = [
  plans.PlanApproved,
  plans.PlanWithdrawn,
  classes.ClassScheduled,
  classes.ClassRescheduled,
  classes.ClassOpened,
  classes.ClassStarted,
  classes.ClassCompleted,
  classes.ClassResultsRevised,
  classes.ClassCancelled,
  enrolments.TraineeRegistered,
  enrolments.EnrolmentWithdrawn,
  enrolments.TraineeAttended,
  enrolments.AttendanceWithdrawn,
  enrolments.TraineePassed,
  enrolments.TraineeNotPassed,
  enrolments.OutcomeWithdrawn,
  enrolments.TraineeCertified,
  enrolments.CertificateRevoked,
  enrolments.ParticipantJoined,
  enrolments.ParticipantLeft,
] as const;
