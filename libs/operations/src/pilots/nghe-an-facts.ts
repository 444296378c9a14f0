/** What the study states about the programme. */
export interface ProgrammeFacts {
  readonly programme: {
    readonly code: string;
    readonly name: string;
    readonly kind: string;
    readonly months: number;
    readonly lead: string;
    readonly host: string;
    readonly approvers: readonly string[];
    readonly workPackages: readonly string[];
    readonly models: readonly string[];
  };
  readonly documents: readonly {
    readonly number: string;
    readonly date: string;
    readonly issuer: string;
    readonly about: string;
  }[];
  readonly sites: readonly { readonly commune: string; readonly code: string; readonly epoch: string }[];
  readonly studyVisits: readonly { readonly place: string; readonly province: string }[];
  readonly consulted: readonly string[];
  readonly portals: { readonly count: number; readonly liveOn: string };
  readonly equipment: readonly { readonly kind: string; readonly sets: number }[];
  readonly infrastructure: readonly string[];
  readonly teams: {
    readonly steeringCommittees: number;
    readonly communeTeams: number;
    readonly hamletTeams: number;
  };
  readonly lessons: readonly string[];
  readonly scaleUp: Readonly<Record<string, readonly string[]>>;
}
