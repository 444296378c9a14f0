import { Injectable } from '@nestjs/common';
import type { RegisterKind } from '@xaso/contracts-programme';
import { DomainError, type UnitId } from '@xaso/kernel';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Content } from './content.js';
import type { EntryRevision, EntryState, RegisterEntry } from './entry.js';
import type { Original } from './same-as.js';

export const RegisterEntryEntity = new EntitySchema<RegisterEntry>({
  name: 'register-entry',
  tableName: 'register_entry',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    kind: { type: 'text', transformer: typed<RegisterKind>() },
    programme: { type: 'text' },
    pilotId: { type: 'uuid', name: 'pilot_id', nullable: true },
    communeUnitId: {
      type: 'text',
      name: 'commune_unit_id',
      nullable: true,
      transformer: typed<UnitId | null>(),
    },
    state: { type: 'text', transformer: typed<EntryState>() },
    content: { type: 'jsonb', nullable: true, transformer: typed<Content | null>() },
    approvedRevision: { type: 'integer', name: 'approved_revision', nullable: true },
    revisions: { type: 'jsonb', transformer: typed<readonly EntryRevision[]>() },
    sameAs: { type: 'uuid', name: 'same_as', nullable: true },
    heldKey: { type: 'text', name: 'held_key', nullable: true },
    naturalKey: { type: 'text', name: 'natural_key', nullable: true },
    searchText: { type: 'text', name: 'search_text' },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

// What an entry repeats counts both as approved and as proposed: a circle must not come about by an approval either.
const CHAIN = `
  with recursive chain (id) as (
    select $1::uuid
    union
    select link.id from chain join register_entry e on e.id = chain.id
      cross join lateral (values (e.same_as), ((e.revisions -> -1 ->> 'sameAs')::uuid)) as link (id)
    where link.id is not null
  )
  select id from chain`;

@Injectable()
export class RegisterStore extends VersionedStore<RegisterEntry> {
  constructor(outbox: Outbox) {
    super(outbox, RegisterEntryEntity, { unknown: 'entry-unknown', what: 'mục trong sổ ghi nhận' });
  }

  /**
   * An entry that another is said to repeat. Until the transaction ends nobody else of the programme names one, so that two
   * entries cannot come to repeat each other. @throws DomainError not-found
   */
  async original(tx: Tx, programme: string, id: string): Promise<Original & { entry: RegisterEntry }> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`register/${programme}`]);
    const entry = await this.load(tx, id);
    const chain = await tx.query<{ id: string }>(CHAIN, [id]);
    return { entry, chain: chain.map((one) => one.id) };
  }

  /** @throws DomainError conflict when approved entries say that they repeat this one. */
  async assertNotRepeated(tx: Tx, entry: RegisterEntry): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`register/${entry.programme}`]);
    const [row] = await tx.query<{ count: string }>(
      `select count(*) from register_entry where same_as = $1 and state = 'approved'`,
      [entry.id],
    );
    const count = Number(row?.count ?? 0);
    if (count === 0) return;
    throw new DomainError(
      'conflict',
      'entry-repeated',
      `Có ${count} mục đã duyệt ghi trùng với mục này và sẽ không còn được tính. Hãy sửa các mục đó trước; chưa thay đổi gì.`,
    );
  }

  /**
   * Locks the key until the transaction ends, so that two who record the same thing at once do not both find it free.
   * @throws DomainError conflict `<kind>-exists`
   */
  async assertUnique(tx: Tx, entry: RegisterEntry): Promise<void> {
    if (entry.naturalKey === null) return;
    const { programme, kind, naturalKey, id } = entry;
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [
      `register/${programme}/${kind}/${naturalKey}`,
    ]);
    const [other] = await tx.query<{ id: string }>(
      `select id from register_entry where programme = $1 and kind = $2 and state <> 'withdrawn' and id <> $3
         and (natural_key = $4 or held_key = $4) limit 1`,
      [programme, kind, id, naturalKey],
    );
    if (!other) return;
    throw new DomainError(
      'conflict',
      `${kind}-exists`,
      `Văn bản số này của cơ quan này đã được ghi ở mục ${other.id}. Chưa lưu gì; hãy sửa mục đó, hoặc rút nó lại.`,
      [{ field: 'content.number', code: `${kind}-exists`, detail: `Đã có ở mục ${other.id}.` }],
    );
  }
}
