import { Type } from '@sinclair/typebox';
import { defineEvent, Id, Instant, OneOf } from '@xaso/contracts-common';
import { campaignIdentity } from './campaign-events.js';

/** Who filled the form in: the person, with help, somebody for them, or on paper first. */
export const RESPONDENT_MODES = ['self', 'assisted', 'proxy', 'paper'] as const;
export type RespondentMode = (typeof RESPONDENT_MODES)[number];

export const REJECTION_REASONS = ['duplicate', 'invalid'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** Why an accepted form is taken back: entered twice, against the rules of the round, by mistake, or the person asked. */
export const VOID_REASONS = ['duplicate', 'invalid', 'entry-error', 'withdrawn'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

const topic = 'surveys.response.v1';
const identity = { responseId: Id('the filled form'), ...campaignIdentity };

export const ResponseSubmitted = defineEvent({
  type: 'surveys.response.submitted',
  topic,
  description: 'A filled form arrived, or came back corrected.',
  data: {
    ...identity,
    mode: OneOf(RESPONDENT_MODES, 'who filled it in'),
    capturedAt: Instant('when it was filled in, by the clock of the device'),
    late: Type.Boolean({ description: 'captured inside the window, arrived after its end' }),
    faultCount: Type.Integer({ minimum: 0, description: 'faults listed for the reviewer' }),
  },
});

export const ResponseAccepted = defineEvent({
  type: 'surveys.response.accepted',
  topic,
  description: 'A reviewer accepted the form: it counts, also beyond the quota.',
  data: { ...identity, late: Type.Boolean({ description: 'captured inside the window, arrived after its end' }) },
});

export const ResponseReturned = defineEvent({
  type: 'surveys.response.returned',
  topic,
  description: 'A reviewer sent the form back to be corrected.',
  data: identity,
});

export const ResponseRejected = defineEvent({
  type: 'surveys.response.rejected',
  topic,
  description: 'A reviewer refused the form; it never counts.',
  data: { ...identity, reasonCode: OneOf(REJECTION_REASONS, 'why') },
});

export const ResponseVoided = defineEvent({
  type: 'surveys.response.voided',
  topic,
  description: 'An accepted form was taken back; it counts no longer.',
  data: { ...identity, reasonCode: OneOf(VOID_REASONS, 'why') },
});
