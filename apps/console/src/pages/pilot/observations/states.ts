/** The states of an observation, in their order. */
export const OBSERVATION_STATES = ['draft', 'submitted', 'approved', 'locked'] as const;
