/** Where a component of the plan belongs. */
export const PILLARS = ['government', 'economy', 'society'] as const;
export type Pillar = (typeof PILLARS)[number];

export interface PlanComponent {
  readonly pillar: Pillar;
  readonly component: string;
  readonly title: string;
}

export const noComponent: PlanComponent = { pillar: 'economy', component: '', title: '' };

/** The paths by which a service names what is wrong in these lines. */
export const componentPaths = (components: readonly PlanComponent[]): string[] =>
  components.flatMap((_component, index) =>
    ['pillar', 'component', 'title'].map((field) => `components.${index}.${field}`),
  );

/** Lines that lack their code or their title. */
export const componentFaults = (
  components: readonly PlanComponent[],
  message: string,
): Record<string, string> =>
  Object.fromEntries(
    components.flatMap((line, index) =>
      (['component', 'title'] as const)
        .filter((field) => line[field].trim() === '')
        .map((field) => [`components.${index}.${field}`, message] as const),
    ),
  );
