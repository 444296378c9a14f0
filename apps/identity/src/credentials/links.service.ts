import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@xaso/kernel';
import { CLOCK, CONFIG, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { type IdentityConfig, MOUNT } from '../config.js';

export type LinkPurpose = 'first-admin' | 'invite' | 'reset';

/** A link as it is handed over: shown once, kept nowhere. */
export interface OneTimeLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** A link that may still be used. */
export interface OpenLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly accountId: string | null;
  readonly switchOffTotp: boolean;
}

const VALID_MS = 48 * 3_600_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/u;

/** Links that set a password, once, within 48 hours. */
@Injectable()
export class LinksService {
  constructor(
    @Inject(CONFIG) private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new link; those of before for the same account are void. */
  async make(
    tx: Tx,
    purpose: LinkPurpose,
    accountId: string | null,
    { switchOffTotp = false } = {},
  ): Promise<OneTimeLink> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + VALID_MS);
    await this.voidAll(tx, accountId, now);
    const token = randomBytes(32).toString('base64url');
    await tx.query(
      `insert into one_time_link (id, token_hash, purpose, account_id, switch_off_totp, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [uuidv7(), hashOf(token), purpose, accountId, switchOffTotp, now, expiresAt],
    );
    // `/key/…` is what logs leave out of addresses.
    return { url: `${this.config.PUBLIC_URL}${MOUNT}/key/${token}`, expiresAt };
  }

  /** Open links of an account, or of the first administrator, lead nowhere any more. */
  async voidAll(tx: Tx, accountId: string | null, now = this.clock.now()): Promise<void> {
    await tx.query(
      `update one_time_link set used_at = $2 where account_id is not distinct from $1::uuid and used_at is null`,
      [accountId, now],
    );
  }

  /** The link behind a token until the end of the transaction; undefined when it was used, ran out or never was. */
  async find(tx: Tx, token: string): Promise<OpenLink | undefined> {
    if (!TOKEN.test(token)) return undefined;
    const [row] = await tx.query<OpenLink>(
      `select id, purpose, account_id as "accountId", switch_off_totp as "switchOffTotp" from one_time_link
       where token_hash = $1 and used_at is null and expires_at > $2 for update`,
      [hashOf(token), this.clock.now()],
    );
    return row;
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
