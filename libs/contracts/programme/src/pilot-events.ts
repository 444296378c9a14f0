import { Type } from '@sinclair/typebox';
import { Code, Count, defineEvent, Id, OneOf } from '@xaso/contracts-common';
import { PILLARS } from '@xaso/kernel';

/**
 * The phases of a pilot: đề xuất, khảo sát, thí điểm, đánh giá, lựa chọn, phổ cập; điều chỉnh loops back to piloting,
 * dừng ends it. The order follows "thí điểm → lựa chọn thành công → phổ cập" of the Nghệ An study.
 */
export const PHASES = [
  'proposed',
  'surveying',
  'piloting',
  'evaluating',
  'selected',
  'scaled-up',
  'adjusting',
  'stopped',
] as const;
export type Phase = (typeof PHASES)[number];

const topic = 'programme.pilot.v1';
const always = ['communeUnitId', 'pilotId'] as const;

export const PilotProposed = defineEvent({
  type: 'programme.pilot.proposed',
  topic,
  always,
  description: 'A commune was proposed as a site of the programme. A programme has one pilot in a commune.',
  data: {
    pillars: Type.Array(OneOf(PILLARS, 'a pillar the pilot works on'), { minItems: 1, uniqueItems: true }),
  },
});

export const PilotPlanApproved = defineEvent({
  type: 'programme.pilot.plan-approved',
  topic,
  always,
  description: 'A version of the plan was approved by a document; the one before it holds no longer.',
  data: {
    planVersion: Type.Integer({ minimum: 1, description: 'counts the versions of the plan from 1' }),
    documentId: Id('the approving document in the register'),
  },
});

export const PilotPhaseChanged = defineEvent({
  type: 'programme.pilot.phase-changed',
  topic,
  always,
  description: 'A pilot went on to another phase; its gate was satisfied.',
  data: {
    from: OneOf(PHASES, 'the phase it left'),
    to: OneOf(PHASES, 'the phase it is in now'),
    documentId: Type.Optional(Id('the document that decides it, in the register')),
  },
});

const component = Type.Object(
  {
    pillar: OneOf(PILLARS, 'the pillar it belongs to'),
    component: Code('what is spread, e.g. e-commerce'),
  },
  { additionalProperties: false },
);

/** The proposal to spread what worked: one plan of a programme, revised until it is approved. */
export const ScaleUpDrafted = defineEvent({
  type: 'programme.scale-up.drafted',
  topic: 'programme.scale-up.v1',
  description: 'The scale-up plan was written down, or written anew: it replaces the revision before it.',
  data: {
    planId: Id('the plan'),
    revision: Type.Integer({ minimum: 1, description: 'counts the drafts from 1' }),
    components: Type.Array(component, { minItems: 1, description: 'each pillar and code once' }),
    targetCommunes: Type.Optional(Count('communes it is to reach; absent while nobody decided')),
  },
});

export const ScaleUpApproved = defineEvent({
  type: 'programme.scale-up.approved',
  topic: 'programme.scale-up.v1',
  description: 'The scale-up plan was approved by a binding document.',
  data: {
    planId: Id('the plan'),
    revision: Type.Integer({ minimum: 1, description: 'the approved draft' }),
    documentId: Id('the binding document in the register'),
  },
});
