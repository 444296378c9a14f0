/** First parts of the keys of queries that are read again after somebody came into a class or left it. */
export const ROSTER_REFRESHES = ['roster', 'class-results', 'people', 'enrolments', 'figures'] as const;
