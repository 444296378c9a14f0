import { Injectable } from '@nestjs/common';
import type { Tx } from '@xaso/platform';
import type { Attempts } from '../accounts/lockout.js';

/** What an account is known by. */
export interface Credential extends Attempts {
  readonly accountId: string;
  readonly passwordHash: string | null;
  readonly totpSecret: Buffer | null;
  readonly totpPending: Buffer | null;
  readonly totpLastStep: number | null;
}

interface Row {
  account_id: string;
  password_hash: string | null;
  failed: number;
  locked_until: Date | null;
  totp_secret: Buffer | null;
  totp_pending: Buffer | null;
  totp_last_step: string | null;
}

@Injectable()
export class CredentialsStore {
  /** Whoever signs in with this account waits until the end of the transaction. */
  async lock(tx: Tx, accountId: string): Promise<Credential> {
    await tx.query('insert into credential (account_id) values ($1) on conflict do nothing', [accountId]);
    const [row] = await tx.query<Row>('select * from credential where account_id = $1 for update', [
      accountId,
    ]);
    if (!row) throw new Error('a credential that was just inserted is not there');
    return {
      accountId: row.account_id,
      passwordHash: row.password_hash,
      failed: row.failed,
      lockedUntil: row.locked_until,
      totpSecret: row.totp_secret,
      totpPending: row.totp_pending,
      totpLastStep: row.totp_last_step === null ? null : Number(row.totp_last_step),
    };
  }

  async attempts(tx: Tx, accountId: string, { failed, lockedUntil }: Attempts): Promise<void> {
    await tx.query('update credential set failed = $2, locked_until = $3 where account_id = $1', [
      accountId,
      failed,
      lockedUntil,
    ]);
  }

  /** A new password also ends a lock. */
  async setPassword(tx: Tx, accountId: string, hash: string, now: Date): Promise<void> {
    await tx.query(
      `update credential set password_hash = $2, password_set_at = $3, failed = 0, locked_until = null
       where account_id = $1`,
      [accountId, hash, now],
    );
    await tx.query('delete from pending_sign_in where account_id = $1', [accountId]);
  }

  /** A secret that counts once a code of it was shown. */
  async proposeTotp(tx: Tx, accountId: string, pending: Buffer): Promise<void> {
    await tx.query('update credential set totp_pending = $2 where account_id = $1', [accountId, pending]);
  }

  async switchOnTotp(tx: Tx, accountId: string, step: number, codes: readonly Buffer[]): Promise<void> {
    await tx.query(
      `update credential set totp_secret = totp_pending, totp_pending = null, totp_last_step = $2
       where account_id = $1`,
      [accountId, step],
    );
    await tx.query('delete from recovery_code where account_id = $1', [accountId]);
    for (const hash of codes)
      await tx.query('insert into recovery_code (account_id, hash) values ($1, $2)', [accountId, hash]);
  }

  async switchOffTotp(tx: Tx, accountId: string): Promise<void> {
    await tx.query(
      `update credential set totp_secret = null, totp_pending = null, totp_last_step = null where account_id = $1`,
      [accountId],
    );
    await tx.query('delete from recovery_code where account_id = $1', [accountId]);
  }

  async usedStep(tx: Tx, accountId: string, step: number): Promise<void> {
    await tx.query('update credential set totp_last_step = $2 where account_id = $1', [accountId, step]);
  }

  /** Whether there was such a code that nobody had used; it is used now. */
  async useRecoveryCode(tx: Tx, accountId: string, hash: Buffer, now: Date): Promise<boolean> {
    const used = await tx.query(
      `update recovery_code set used_at = $3 where account_id = $1 and hash = $2 and used_at is null returning 1`,
      [accountId, hash, now],
    );
    return used.length > 0;
  }

  async recoveryCodesLeft(tx: Tx, accountId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    return row?.n ?? 0;
  }
}
