import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import { audit, Database, type Tx } from '@xaso/platform';

/** Where a relay slot stands, for operators. */
export interface RelayStatus {
  readonly slot: string;
  /** False: no relay has ever run on this database. */
  readonly exists: boolean;
  readonly owner: string | null;
  readonly epoch: string | null;
  readonly leaseUntil: Date | null;
  /** A relay holds the lease now. */
  readonly held: boolean;
  readonly cursor: { readonly old: string; readonly target: string | null; readonly afterSeq: string } | null;
  /** Facts that no relay has had acknowledged, as far as the cursor can be trusted. */
  readonly waiting: number;
  readonly oldestWaiting: Date | null;
  readonly server: {
    readonly here: string;
    /** The server that left the slot. */
    readonly leftBy: string | null;
    readonly standby: boolean;
    /** The slot has seen transactions that this server has not begun yet. */
    readonly ahead: boolean;
  };
  /** Nothing is published until an operator has rebased the slot. */
  readonly needsRebase: boolean;
  /** A rebase after this sequence number loses nothing: everything up to it was acknowledged. */
  readonly safeAfterSeq: string;
}

/** What a rebase did. */
export interface Rebased {
  /** Facts that are published now, some of them again. */
  readonly publishing: number;
  /** Facts written since the restore by a sequence that it had left behind: they got new numbers, in their order. */
  readonly renumbered: number;
}

/** A row that was written on this server carries the transaction that made it; one that was copied here carries another's. */
const WRITTEN_HERE = `mod(tx::text::numeric, 4294967296) = xmin::text::numeric`;

const STATUS = `
  with slot as (
    select s.*, old_snapshot::pg_snapshot as old, target_snapshot::pg_snapshot as target from relay_slot s where slot = $1
  ), waiting as (
    select o.seq, o.recorded_at from outbox o left join slot s on true
    where not coalesce(pg_visible_in_snapshot(o.tx, s.old)
      or pg_visible_in_snapshot(o.tx, s.target) and o.seq <= s.after_seq, false)
  )
  select s.owner, s.epoch, nullif(s.lease_until, '-infinity') as "leaseUntil", s.lease_until >= clock_timestamp() as held,
    s.old_snapshot as old, s.target_snapshot as target, s.after_seq as after, s.system_identifier as "leftBy",
    (select system_identifier::text from pg_control_system()) as here, pg_is_in_recovery() as standby,
    pg_snapshot_xmax(coalesce(s.target, s.old)) > pg_snapshot_xmax(pg_current_snapshot()) as ahead,
    (select count(*)::int from waiting) as waiting, (select min(recorded_at) from waiting) as "oldestWaiting",
    coalesce(least((select min(seq) from waiting), (select min(seq) from outbox
        where s.system_identifier <> (select system_identifier::text from pg_control_system()) and ${WRITTEN_HERE})) - 1,
      (select max(seq) from outbox), 0) as safe
  from (values (1)) one left join slot s on true`;

interface StatusRow {
  readonly owner: string | null;
  readonly epoch: string | null;
  readonly leaseUntil: Date | null;
  readonly held: boolean | null;
  readonly old: string | null;
  readonly target: string | null;
  readonly after: string;
  readonly leftBy: string | null;
  readonly here: string;
  readonly standby: boolean;
  readonly ahead: boolean | null;
  readonly waiting: number;
  readonly oldestWaiting: Date | null;
  readonly safe: string;
}

// A restore that copies rows and forgets the sequence makes new facts begin at 1 again, below what was published. The
// copied ones behind the sequence say which transactions copied.
const RENUMBER = `
  with gone as (
    delete from outbox where seq <= $1 and ${WRITTEN_HERE}
      and xmin::text not in (select xmin::text from outbox where seq > $1) returning *
  )
  insert into outbox (seq, recorded_at, tx, event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
  overriding system value
  select $2::bigint + row_number() over (order by g.seq), recorded_at, tx, event_id, topic, key, type, aggregate_type,
    aggregate_id, aggregate_version, headers, payload
  from gone g returning 1`;

/** What an operator does with a relay slot after a restore. */
@Injectable()
export class RelayAdmin {
  private readonly slot = 'main';

  constructor(private readonly database: Database) {}

  async status(): Promise<RelayStatus> {
    const [row] = await this.database.query<StatusRow>(STATUS, [this.slot]);
    const { owner, epoch, leaseUntil, held, old, target, after, waiting, oldestWaiting, safe } =
      row as StatusRow;
    const { here, leftBy, standby, ahead } = row as StatusRow;
    const exists = old !== null;
    return {
      slot: this.slot,
      exists,
      owner,
      epoch,
      leaseUntil,
      held: held ?? false,
      cursor: exists ? { old, target, afterSeq: after } : null,
      waiting,
      oldestWaiting,
      server: { here, leftBy, standby, ahead: ahead ?? false },
      needsRebase: !standby && exists && (leftBy !== here || ahead === true),
      safeAfterSeq: safe,
    };
  }

  /**
   * Makes this server the one that publishes the slot, from the fact behind `afterSeq` on. Transaction ids of another
   * server mean nothing here, so every fact behind it is stamped anew; what was published before only comes again, in
   * order, and the inboxes absorb it. Writers wait meanwhile.
   * @throws DomainError conflict while a relay holds the lease or the server is a standby, not-found without a slot
   */
  rebase(afterSeq: bigint, actor: Actor, reason: string): Promise<Rebased> {
    return this.database.transaction(async (tx) => {
      const [server] = await tx.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
      if (server?.standby)
        throw new DomainError(
          'conflict',
          'relay-on-standby',
          'this server is a standby; rebase on the primary',
        );
      await this.hold(tx);
      // Nobody may be in the middle of writing a fact with a number that is judged here.
      await tx.query('lock table outbox in share row exclusive mode');
      const renumbered = await this.renumber(tx);
      await tx.query('update outbox set tx = pg_current_xact_id() where seq > $1', [afterSeq]);
      // A transaction id that this server has yet to reach would come into sight one day.
      await tx.query(
        `update outbox set tx = '1' where seq <= $1 and tx >= pg_snapshot_xmin(pg_current_snapshot())`,
        [afterSeq],
      );
      await tx.query(
        `update relay_slot set epoch = epoch + 1, owner = null, lease_until = '-infinity', old_snapshot = '1:1:',
           target_snapshot = null, after_seq = $2, updated_at = now(),
           system_identifier = (select system_identifier::text from pg_control_system())
         where slot = $1`,
        [this.slot, afterSeq],
      );
      const [row] = await tx.query<{ facts: number }>(
        'select count(*)::int as facts from outbox where seq > $1',
        [afterSeq],
      );
      const publishing = row?.facts ?? 0;
      const detail = { afterSeq: afterSeq.toString(), publishing, renumbered };
      await audit(tx, {
        actor,
        action: 'relay.rebase',
        subject: 'relay-slot',
        subjectId: this.slot,
        reason,
        detail,
      });
      return { publishing, renumbered };
    });
  }

  private async hold(tx: Tx): Promise<void> {
    const [row] = await tx.query<{ held: boolean; owner: string }>(
      'select owner, lease_until >= clock_timestamp() as held from relay_slot where slot = $1 for update',
      [this.slot],
    );
    if (!row)
      throw new DomainError(
        'not-found',
        'relay-slot-unknown',
        `no relay has run here: there is no slot ${this.slot}`,
      );
    if (row.held)
      throw new DomainError(
        'conflict',
        'relay-leads',
        `${row.owner} holds the lease and publishes; nothing was changed. A slot that works needs no rebase`,
      );
  }

  /** Returns how many facts got a new number; the sequence goes on behind the last in any case. */
  private async renumber(tx: Tx): Promise<number> {
    const sequence = `pg_get_serial_sequence('outbox', 'seq')`;
    const [row] = await tx.query<{ given: string; last: string }>(
      `select coalesce(pg_sequence_last_value(${sequence}::regclass), 0) as given, coalesce(max(seq), 0) as last from outbox`,
    );
    const { given, last } = row as { given: string; last: string };
    if (BigInt(given) >= BigInt(last)) return 0;
    const moved = await tx.query(RENUMBER, [given, last]);
    await tx.query(`select setval(${sequence}, (select max(seq) from outbox))`);
    return moved.length;
  }
}
