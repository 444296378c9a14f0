import { type Static, Type } from '@sinclair/typebox';
import { Count, defineEvent, Id, Instant, OneOf } from '@xaso/contracts-common';
import { always, curriculum } from './fields.js';

/** Kinds of classes: lớp, cầm tay chỉ việc, trại, kèm cặp. */
export const CLASS_KINDS = ['class', 'hands-on', 'camp', 'mentoring'] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

/** Why a class is not held. The words behind it stay in the service. */
export const CANCEL_REASONS = [
  'too-few-trainees',
  'no-trainer',
  'no-venue',
  'weather',
  'epidemic',
  'merged-into-another',
  'entered-by-mistake',
  'other',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

const identity = {
  classId: Id('the class'),
  curriculum,
  curriculumVersion: Type.Integer({ minimum: 1, description: 'the published version that is taught' }),
  classKind: OneOf(CLASS_KINDS, 'lớp, cầm tay chỉ việc, trại, kèm cặp'),
};
const timetable = {
  capacity: Type.Integer({ minimum: 1, description: 'seats; a warning, never a limit' }),
  startsAt: Instant('when the class begins'),
  endsAt: Instant('when the class ends'),
  sessions: Type.Integer({ minimum: 1, description: 'sessions in that time' }),
};

/** What a class came to. Sums instead of averages: they can be added over classes. */
export const ClassResults = Type.Object(
  {
    enrolled: Count('enrolments that were not withdrawn'),
    attended: Count('of these, who was at a session at least: the attendances (lượt) of the class'),
    passed: Count('of these, who passed by the rule of the curriculum'),
    notPassed: Count('of these, who did not'),
    tested: Count('of these, who has a score before and after'),
    beforeSum: Count('scores before of those tested, in tenths of a point (0 to 100 each)'),
    afterSum: Count('scores after of those tested, in tenths of a point (0 to 100 each)'),
  },
  { additionalProperties: false },
);

export type ClassResults = Readonly<Static<typeof ClassResults>>;

const classFact = (verb: string, description: string) => ({
  type: `training.class.${verb}`,
  topic: 'training.class.v1',
  always: [...always, 'pillar'] as const,
  description,
});

export const ClassScheduled = defineEvent({
  ...classFact('scheduled', 'A class was planned: what is taught, when, and for how many seats.'),
  data: { ...identity, ...timetable },
});

export const ClassRescheduled = defineEvent({
  ...classFact('rescheduled', 'A class has other times, sessions or seats; it says all of them again.'),
  data: { ...identity, ...timetable },
});

export const ClassOpened = defineEvent({
  ...classFact('opened', 'A class takes enrolments.'),
  data: identity,
});

export const ClassStarted = defineEvent({
  ...classFact('started', 'A class has begun.'),
  data: identity,
});

export const ClassCompleted = defineEvent({
  ...classFact('completed', 'A class has ended with attendance for each of its sessions: it counts.'),
  data: { ...identity, results: ClassResults },
});

export const ClassResultsRevised = defineEvent({
  ...classFact(
    'results-revised',
    'The results of a completed class were corrected: `after` counts in place of `before`.',
  ),
  data: {
    ...identity,
    revision: Type.Integer({ minimum: 1, description: 'counts the corrections from 1' }),
    before: ClassResults,
    after: ClassResults,
  },
});

export const ClassCancelled = defineEvent({
  ...classFact('cancelled', 'A class is not held. Only a class that is not completed is cancelled.'),
  data: { ...identity, reasonCode: OneOf(CANCEL_REASONS, 'why') },
});
