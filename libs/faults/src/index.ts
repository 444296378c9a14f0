/** What `npm run faults` runs. */
export const faults = 'faults';
