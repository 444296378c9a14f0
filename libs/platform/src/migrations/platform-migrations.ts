import type { MigrationSet } from './migration-files.js';

/** The tables behind idempotency keys and the audit log. */
export const platformMigrations: MigrationSet = {
  name: 'platform',
  folder: new URL('../../migrations/', import.meta.url),
};
