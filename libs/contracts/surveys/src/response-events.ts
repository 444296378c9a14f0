import { Type } from '@sinclair/typebox';
import { Count, defineEvent, Id, Instant, OneOf } from '@xaso/contracts-common';
import { campaignIdentity } from './campaign-events.js';

/** Who filled the form in: the person, with help, somebody for them, or on paper first. */
export const RESPONDENT_MODES = ['self', 'assisted', 'proxy', 'paper'] as const;
export type RespondentMode = (typeof RESPONDENT_MODES)[number];

/** Why a submitted form is refused. */
export const REJECTION_REASONS = ['duplicate', 'invalid'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why an accepted form is taken back: entered twice, against the rules of the round, by mistake, or the person asked. */
export const VOID_REASONS = ['duplicate', 'invalid', 'entry-error', 'withdrawn'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

const topic = 'surveys.response.v1';
const always = ['pillar', 'communeUnitId'] as const;
const identity = { responseId: Id('the filled form'), ...campaignIdentity };

/**
 * What figures are split by. An acceptance and the voiding that takes it back carry the same, so that a reader can
 * subtract exactly what it added without keeping a copy of every form.
 */
const counted = {
  mode: Type.Optional(OneOf(RESPONDENT_MODES, 'who filled it in; absent when the form does not ask')),
  late: Type.Boolean({ description: 'captured inside the window of the round, arrived after its end' }),
};

export const ResponseSubmitted = defineEvent({
  type: 'surveys.response.submitted',
  topic,
  always,
  description: 'A filled form arrived, or came back corrected.',
  data: {
    ...identity,
    ...counted,
    capturedAt: Instant(
      'when it was filled in: by the clock of the device, which may be wrong, or as the paper says',
    ),
    faultCount: Count('faults listed for the reviewer; what they are stays in the service'),
  },
});

export const ResponseAccepted = defineEvent({
  type: 'surveys.response.accepted',
  topic,
  always,
  description: 'A reviewer accepted the form: it counts, also beyond the quota.',
  data: { ...identity, ...counted },
});

export const ResponseReturned = defineEvent({
  type: 'surveys.response.returned',
  topic,
  always,
  description: 'A reviewer sent the form back to be corrected; a corrected one is submitted again.',
  data: identity,
});

export const ResponseRejected = defineEvent({
  type: 'surveys.response.rejected',
  topic,
  always,
  description: 'A reviewer refused the form; it never counts.',
  data: { ...identity, reasonCode: OneOf(REJECTION_REASONS, 'why') },
});

export const ResponseVoided = defineEvent({
  type: 'surveys.response.voided',
  topic,
  always,
  description: 'An accepted form was taken back; it counts no longer.',
  data: { ...identity, ...counted, reasonCode: OneOf(VOID_REASONS, 'why') },
});
