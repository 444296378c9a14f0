export const EQUIPMENT_KINDS = ['wifi', 'computer', 'scanner', 'other'] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];
export const HANDOVER_STATES = ['draft', 'signed', 'inspected', 'voided'] as const;

export interface HandoverItem {
  readonly kind: EquipmentKind;
  readonly quantity: number;
  readonly serials: readonly string[];
}

interface OfPilot {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly pilotId: string;
  readonly synthetic: boolean;
  readonly createdAt: string;
}

/** Equipment handed over, as programme answers it. */
export interface Handover extends OfPilot {
  readonly items: readonly HandoverItem[];
  readonly receiver: string;
  readonly state: (typeof HANDOVER_STATES)[number];
  readonly receiptNo: string | null;
  readonly evidenceId: string | null;
  readonly signedOn: string | null;
  readonly inspectedOn: string | null;
  readonly found: string | null;
  readonly voidedOn: string | null;
  readonly reason: string | null;
}

export const DELIVERABLE_STATES = ['planned', 'delivered', 'accepted', 'live', 'retired'] as const;
export type DeliverableState = (typeof DELIVERABLE_STATES)[number];
export const WORK_KINDS = ['change', 'technology'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
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

/** What is built or rented, as programme answers it. */
export interface Deliverable extends OfPilot {
  readonly type: DeliverableType;
  readonly workKind: WorkKind;
  readonly title: string;
  readonly partnerId: string | null;
  readonly state: DeliverableState;
  readonly steps: readonly { readonly to: DeliverableState; readonly on: string }[];
  readonly reason: string | null;
}

export const PARTNER_ROLES = ['advice-supervision', 'building', 'operation'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];
export const PARTNER_STATES = ['active', 'ended'] as const;

/** An organisation with one role in one pilot. */
export interface Partner extends OfPilot {
  readonly organisation: string;
  readonly taxCode: string | null;
  readonly role: PartnerRole;
  readonly since: string;
  readonly trialUntil: string | null;
  readonly priceAfter: number | null;
  readonly endedOn: string | null;
  readonly reason: string | null;
}
