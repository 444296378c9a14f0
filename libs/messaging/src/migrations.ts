import type { MigrationSet } from '@xaso/platform';

/** Outbox, relay slot, inbox, fence and parked list: part of every service's database. */
export const messagingMigrations: MigrationSet = {
  name: 'messaging',
  folder: new URL('../migrations/', import.meta.url),
};
