/** What the study states about training. */
export interface TrainingFacts {
  readonly training: {
    readonly classes: { readonly planned: number; readonly held: number };
    readonly trainees: { readonly planned: number; readonly attended: number };
    readonly curricula: readonly { readonly code: string; readonly pillar: string; readonly title: string }[];
  };
  readonly sites: readonly { readonly commune: string; readonly code: string; readonly epoch: string }[];
}

/** Topics that came up after the pilot: safety on the network, and public services with VNeID (Bình dân học vụ số, 2025). */
export const LATER_CURRICULA = [
  { code: 'C6', pillar: 'society', title: 'An toàn số, phòng chống lừa đảo trực tuyến' },
  { code: 'C7', pillar: 'government', title: 'Dịch vụ công trực tuyến và VNeID' },
] as const;
