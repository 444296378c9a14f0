import { Type } from '@sinclair/typebox';
import { Count, defineEvent, Id, OneOf } from '@xaso/contracts-common';

/** What is built or rented in a pilot. */
export const DELIVERABLE_TYPES = [
  'portal',
  'lan',
  'anti-malware',
  'document-system',
  'digital-signature',
  'procedure-system',
  'school-management',
  'health-station-system',
  'loudspeaker',
  'other',
] as const;
export type DeliverableType = (typeof DELIVERABLE_TYPES)[number];

/** 70–30: changing how work is done, or technology. */
export const WORK_KINDS = ['change', 'technology'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** A local day, `2022-06-01`. */
const Day = (description: string) =>
  Type.String({ format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description });

const always = ['communeUnitId', 'pilotId'] as const;
const deliverable = {
  deliverableId: Id('the deliverable'),
  deliverableType: OneOf(DELIVERABLE_TYPES, 'what it is'),
  workKind: OneOf(WORK_KINDS, 'whether it changes how work is done or is technology (70–30)'),
};
const deliverableFact = (verb: string, description: string) => ({
  type: `programme.deliverable.${verb}`,
  topic: 'programme.deliverable.v1',
  always,
  description,
});

export const DeliverablePlanned = defineEvent({
  ...deliverableFact('planned', 'The pilot is to get it.'),
  data: deliverable,
});
export const DeliverableDelivered = defineEvent({
  ...deliverableFact('delivered', 'It was handed over by whoever built it.'),
  data: deliverable,
});
export const DeliverableAccepted = defineEvent({
  ...deliverableFact('accepted', 'The commune took it over (nghiệm thu).'),
  data: deliverable,
});
export const DeliverableWentLive = defineEvent({
  ...deliverableFact('went-live', 'It is in use from this day on; it counts.'),
  data: { ...deliverable, liveOn: Day('the local day') },
});
export const DeliverableRetired = defineEvent({
  ...deliverableFact('retired', 'It is in use no longer; what was live counts no longer.'),
  data: { ...deliverable, wasLive: Type.Boolean({ description: 'whether it had gone live' }) },
});

/** What is handed over: wifi sets, computers, scanners, anything else. */
export const EQUIPMENT_KINDS = ['wifi', 'computer', 'scanner', 'other'] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

const item = Type.Object(
  {
    kind: OneOf(EQUIPMENT_KINDS, 'what it is; serials stay in the service'),
    quantity: Type.Integer({ minimum: 1, description: 'sets handed over' }),
  },
  { additionalProperties: false },
);
const handover = {
  handoverId: Id('the handover'),
  items: Type.Array(item, { minItems: 1, description: 'each kind once' }),
};
const handoverFact = (verb: string, description: string) => ({
  type: `programme.handover.${verb}`,
  topic: 'programme.handover.v1',
  always,
  description,
});

export const HandoverSigned = defineEvent({
  ...handoverFact('signed', 'Both sides signed the receipt: the equipment counts.'),
  data: handover,
});
export const HandoverInspected = defineEvent({
  ...handoverFact('inspected', 'The equipment was looked at later and is there.'),
  data: { handoverId: handover.handoverId },
});
export const HandoverVoided = defineEvent({
  ...handoverFact('voided', 'A signed handover was taken back with a reason; it counts no longer.'),
  data: handover,
});

const obligation = {
  obligationId: Id('the obligation'),
  requiredUnits: Type.Integer({ minimum: 1, description: 'records that must be there' }),
  approvedUnits: Count('records that were approved; only those count ("bắt buộc" and "100 %")'),
};

export const ObligationSet = defineEvent({
  type: 'programme.obligation.set',
  topic: 'programme.obligation.v1',
  always,
  description:
    'A data set must be collected; who, how and why stays in the service. Told again when it changes: the later replaces the earlier.',
  data: { ...obligation, dueOn: Day('deadline, a local day') },
});
export const ObligationProgressed = defineEvent({
  type: 'programme.obligation.progressed',
  topic: 'programme.obligation.v1',
  always,
  description: 'The number of approved records of a data set is another now.',
  data: obligation,
});
