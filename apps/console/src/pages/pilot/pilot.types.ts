/** The phases of a pilot on its way, in order; `adjusting` and `stopped` lie beside it. */
export const WAY = ['proposed', 'surveying', 'piloting', 'evaluating', 'selected', 'scaled-up'] as const;
export type Phase = (typeof WAY)[number] | 'adjusting' | 'stopped';

export interface Approval {
  readonly by: string;
  readonly on: string;
  readonly documentId: string;
}

export interface PlanVersion {
  readonly planVersion: number;
  readonly summary: string;
  readonly draftedOn: string;
  readonly approval: Approval | null;
}

export interface PhaseChange {
  readonly from: Phase;
  readonly to: Phase;
  readonly on: string;
  readonly by: string;
  readonly documentId: string | null;
  readonly reason: string | null;
  readonly planVersion: number | null;
}

/** A pilot as programme answers it. */
export interface Pilot {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly communeToday: { readonly id: string; readonly name: string } | null;
  readonly pillars: readonly string[];
  readonly problems: readonly { readonly text: string; readonly primary: boolean }[];
  readonly phase: Phase;
  readonly proposedOn: string;
  readonly plans: readonly PlanVersion[];
  readonly history: readonly PhaseChange[];
  readonly synthetic: boolean;
  readonly createdAt: string;
}

export interface Check {
  readonly code: string;
  readonly satisfied: boolean;
  readonly title: string;
  readonly detail: string;
}

/** What a phase asks for before a pilot may enter it. */
export interface Gate {
  readonly to: Phase;
  readonly open: boolean;
  readonly checks: readonly Check[];
}

/** An entry of the register, as far as a decision names its document. */
export interface RegisterEntry {
  readonly id: string;
  readonly kind: string;
  readonly pilotId: string | null;
  readonly state: string;
  readonly latest: { readonly on: string; readonly content: Readonly<Record<string, unknown>> };
}
