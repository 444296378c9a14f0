import type {
  DeliverablesOneResponse,
  HandoversOneResponse,
  PartnersOneResponse,
} from '../../../api/programme/types.gen.js';

/** What programme answers, by the names that these pages have for it. */
export type Handover = HandoversOneResponse;
export type Deliverable = DeliverablesOneResponse;
export type Partner = PartnersOneResponse;

export const EQUIPMENT_KINDS = ['wifi', 'computer', 'scanner', 'other'] as const;
export type HandoverItem = Handover['items'][number];
export type EquipmentKind = HandoverItem['kind'];
export const HANDOVER_STATES = ['draft', 'signed', 'inspected', 'voided'] as const;

export const DELIVERABLE_STATES = ['planned', 'delivered', 'accepted', 'live', 'retired'] as const;
export type DeliverableState = Deliverable['state'];
export const WORK_KINDS = ['change', 'technology'] as const;
export type WorkKind = Deliverable['workKind'];
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
export type DeliverableType = Deliverable['type'];

export const PARTNER_ROLES = ['advice-supervision', 'building', 'operation'] as const;
export type PartnerRole = Partner['role'];
export const PARTNER_STATES = ['active', 'ended'] as const;
