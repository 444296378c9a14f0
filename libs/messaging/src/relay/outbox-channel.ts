/** Where processes tell the leader of what they committed. One channel for each schema of a database. */
export const outboxChannel = (schema: string) => `outbox_${schema}`;
