import { Type } from '@sinclair/typebox';
import { defineEvent, Id } from '@xaso/contracts-common';
import { always, curriculum } from './fields.js';

const plan = {
  planId: Id('the plan of one pilot and one curriculum; its versions share it'),
  planVersion: Type.Integer({ minimum: 1, description: 'counts the versions of the plan from 1' }),
  curriculum,
  plannedClasses: Type.Integer({ minimum: 1, description: 'classes that are to be held' }),
  plannedTrainees: Type.Integer({
    minimum: 1,
    description: 'attendances that are to be reached, not different people; no limit for anybody who comes',
  }),
};
const planFact = (verb: string, description: string) => ({
  type: `training.plan.${verb}`,
  topic: 'training.plan.v1',
  always: [...always, 'pillar'] as const,
  description,
});

export const PlanApproved = defineEvent({
  ...planFact(
    'approved',
    'A version of the plan was approved: what is held is compared with it from now on.',
  ),
  data: plan,
});

export const PlanWithdrawn = defineEvent({
  ...planFact(
    'withdrawn',
    'An approved version holds no longer; it says again what it said. An approved revision is one version withdrawn and the next approved.',
  ),
  data: plan,
});
