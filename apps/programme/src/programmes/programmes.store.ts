import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { Pillar } from '@xaso/kernel';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Programme, WorkPackage } from './programme.js';

export const ProgrammeEntity = new EntitySchema<Programme>({
  name: 'programme',
  tableName: 'programme',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    code: { type: 'text' },
    name: { type: 'text' },
    kind: { type: 'text' },
    months: { type: 'integer', nullable: true },
    lead: { type: 'text', nullable: true },
    host: { type: 'text' },
    approvers: { type: 'jsonb', transformer: typed<readonly string[]>() },
    workPackages: { type: 'jsonb', name: 'work_packages', transformer: typed<readonly WorkPackage[]>() },
    models: { type: 'jsonb', transformer: typed<readonly Pillar[]>() },
    measures: { type: 'jsonb', transformer: typed<readonly string[]>() },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class ProgrammesStore extends VersionedStore<Programme> {
  constructor(outbox: Outbox) {
    super(outbox, ProgrammeEntity, { unknown: 'programme-unknown', what: 'chương trình' });
  }

  /** By its code. @throws DomainError not-found */
  async named(tx: Tx, code: string): Promise<Programme> {
    return this.known(await this.find(tx, { code }), code);
  }
}

/** What the facts of a programme that span its communes share. */
export const programmeContext = (programme: Programme, actorRole: string): FactContext => ({
  programme: programme.code,
  synthetic: programme.synthetic,
  source: 'online',
  actorRole,
});
