import { Type } from '@sinclair/typebox';
import { Code, defineEvent, Id, OneOf } from '@xaso/contracts-common';

/** When in a pilot something was measured: hiện trạng, cuối kỳ, hàng tháng, theo dõi sau thí điểm. */
export const OBSERVATION_PHASES = ['baseline', 'endline', 'monthly', 'follow-up'] as const;
export type ObservationPhase = (typeof OBSERVATION_PHASES)[number];

/** How a value was found: counted, estimated by a stated method, reported from outside, or from a closed survey. */
export const METHODS = ['measured', 'estimate', 'external', 'survey'] as const;
export type Method = (typeof METHODS)[number];

/** Why something was not measured. Not measured is not zero. */
export const NOT_MEASURED_REASONS = ['not-in-source', 'not-collected', 'not-comparable', 'refused'] as const;
export type NotMeasuredReason = (typeof NOT_MEASURED_REASONS)[number];

/** Units of values. */
export const UNITS = ['percent', 'people', 'VND', 'count', 'points', 'hours', 'minutes'] as const;
export type MeasureUnit = (typeof UNITS)[number];

const Day = (description: string) =>
  Type.String({ format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description });

/** A year, half year, quarter or month of reporting: `2022`, `2022-H1`, `2022-Q2`, `2022-06`. */
export const PERIOD = '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$';

const revision = Type.Integer({
  minimum: 1,
  description: 'a correction is a new revision, which replaces the one before',
});
const always = ['communeUnitId', 'pilotId'] as const;

export const ObservationApproved = defineEvent({
  type: 'programme.observation.approved',
  topic: 'programme.observation.v1',
  always,
  description:
    'A value of an indicator in a period was approved, or that it was not measured. A later revision replaces it.',
  data: {
    observationId: Id('the observation; its revisions share it'),
    revision,
    indicator: Code('code of the indicator, e.g. government.documents'),
    definition: Code('version of the definition both sides of a comparison must share, e.g. 1'),
    phase: OneOf(OBSERVATION_PHASES, 'hiện trạng, cuối kỳ, hàng tháng, theo dõi'),
    period: Type.String({ pattern: PERIOD, description: 'year, half year, quarter or month' }),
    observedOn: Day('the local day the value is of'),
    method: OneOf(METHODS, 'how the value was found'),
    unit: OneOf(UNITS, 'what the value is counted in'),
    numerator: Type.Optional(
      Type.Integer({ minimum: 0, description: 'of a ratio; with denominator and without value' }),
    ),
    denominator: Type.Optional(Type.Integer({ minimum: 1, description: 'of a ratio; never 0' })),
    value: Type.Optional(Type.Number({ description: 'of anything that is no ratio' })),
    notMeasured: Type.Optional(OneOf(NOT_MEASURED_REASONS, 'why there is no value')),
  },
});

export const ObservationLocked = defineEvent({
  type: 'programme.observation.locked',
  topic: 'programme.observation.v1',
  always,
  description: 'The approved value went into a report; corrections from now on name what they correct.',
  data: { observationId: Id('the observation'), revision, indicator: Code('code of the indicator') },
});

export const TargetSet = defineEvent({
  type: 'programme.target.set',
  topic: 'programme.target.v1',
  description: 'A target was issued, or issued anew: the later revision replaces the earlier one.',
  data: {
    targetId: Id('the target; its revisions share it'),
    revision,
    indicator: Code('code of the indicator'),
    value: Type.Number({ description: 'what is to be reached' }),
    unit: OneOf(UNITS, 'what the value is counted in'),
    issuedOn: Day('the day it was issued'),
    dueOn: Day('the day it is to be reached'),
  },
});

/** Kinds of the register: what is only recorded, approved and revised. */
export const REGISTER_KINDS = [
  'document',
  'leader-commitment',
  'study-visit',
  'consultation',
  'workshop',
  'lesson',
  'sponsorship',
  'partner-offer',
  'device-donation',
  'award',
  'small-idea',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

const entry = {
  entryId: Id('the entry of the register; its revisions share it'),
  kind: OneOf(REGISTER_KINDS, 'what it is'),
  revision,
};
const registerFact = (verb: string, description: string) => ({
  type: `programme.register.${verb}`,
  topic: 'programme.register.v1',
  description,
});

export const EntryRecorded = defineEvent({
  ...registerFact(
    'recorded',
    'An entry of the register was written down, or a revision of it; it is not approved yet.',
  ),
  data: entry,
});
export const EntryApproved = defineEvent({
  ...registerFact('approved', 'A revision of an entry was approved: it counts from now on.'),
  data: {
    ...entry,
    sameAs: Type.Optional(Id('the entry that says the same: this one does not count beside it')),
  },
});
export const EntryWithdrawn = defineEvent({
  ...registerFact(
    'withdrawn',
    'An entry was taken back with a reason; it stays readable and counts no longer.',
  ),
  data: { ...entry, wasApproved: Type.Boolean({ description: 'whether an approved revision counted' }) },
});
