/** Offices that may be in a team; persons are never named. */
export const OFFICES = ['hamletHead', 'youthUnion', 'womensUnion', 'teacher', 'communeOfficer'] as const;
export type Composition = Readonly<Record<(typeof OFFICES)[number], boolean>>;

export const TEAM_STATES = ['active', 'dissolved'] as const;
export const LEVELS = ['commune', 'hamlet'] as const;
export const HAMLET_KINDS = ['thon', 'xom', 'ban', 'khoi', 'to-dan-pho'] as const;
export type HamletKind = (typeof HAMLET_KINDS)[number];
export const HEAD_ROLES = ['party-secretary', 'chair', 'vice-chair'] as const;
export type HeadRole = (typeof HEAD_ROLES)[number];

interface Thing {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly synthetic: boolean;
  readonly createdAt: string;
}

/** A community digital team as programme answers it. */
export interface Team extends Thing {
  readonly pilotId: string;
  readonly level: (typeof LEVELS)[number];
  readonly hamletId: string | null;
  readonly decisionNo: string;
  readonly formedOn: string;
  readonly memberCount: number;
  readonly composition: Composition;
  readonly changedOn: string;
  readonly state: (typeof TEAM_STATES)[number];
  readonly dissolvedOn: string | null;
  readonly reason: string | null;
}

/** In a list it says what its hamlet is called. */
export interface TeamRow extends Team {
  readonly hamletCode: string | null;
  readonly hamletName: string | null;
}

export interface HamletName {
  readonly name: string;
  readonly kind: HamletKind;
  readonly from: string;
  readonly reason: string | null;
}

export interface Hamlet extends Thing {
  readonly code: string;
  readonly name: string;
  readonly kind: HamletKind;
  readonly names: readonly HamletName[];
  readonly registeredOn: string;
  readonly mergedInto: string | null;
  readonly mergedOn: string | null;
  readonly mergeReason: string | null;
}

export interface HamletRow extends Hamlet {
  readonly teamId: string | null;
}

/** The hamlets that one went into, and the one that stands for it. */
export interface HamletHistory {
  readonly id: string;
  readonly code: string;
  readonly on: string;
  readonly names: readonly HamletName[];
  readonly way: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly kind: HamletKind;
    readonly mergedInto: string | null;
    readonly mergedOn: string | null;
    readonly mergeReason: string | null;
  }[];
}

export interface Committee extends Thing {
  readonly pilotId: string;
  readonly headRole: HeadRole;
  readonly decisionNo: string;
  readonly formedOn: string;
  readonly state: (typeof TEAM_STATES)[number];
  readonly dissolvedOn: string | null;
  readonly reason: string | null;
}
