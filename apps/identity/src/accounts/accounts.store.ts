import { Injectable } from '@nestjs/common';
import { fold } from '@xaso/admin-units';
import { DomainError, type UnitId } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import { type Account, type AccountStatus, changedMeanwhile, foldedOf } from './account.js';

interface Row {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly communes: readonly string[];
  readonly hamlets: readonly string[] | null;
  readonly status: AccountStatus;
  readonly version: number;
  readonly created_at: Date;
  readonly changed_at: Date;
}

/** An account with what administrators see of how it signs in. */
export interface SeenAccount extends Account {
  readonly totp: boolean;
  readonly lockedUntil: Date | null;
}

/** What accounts are searched by. */
export interface AccountFilter {
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly status?: AccountStatus | undefined;
  readonly communeUnitId?: UnitId | undefined;
}

const SEEN = `select a.*, c.totp_secret is not null as totp, c.locked_until
              from account a left join credential c on c.account_id = a.id`;

@Injectable()
export class AccountsStore {
  async insert(tx: Tx, account: Account): Promise<void> {
    const taken = await tx.query('select 1 from account where login = $1', [account.login]);
    if (taken.length > 0)
      throw new DomainError(
        'conflict',
        'login-taken',
        `Tên đăng nhập ${account.login} đã có người dùng; chưa lưu gì. Hãy chọn tên khác.`,
        [{ field: 'login', code: 'login-taken', detail: 'Đã có người dùng.' }],
      );
    await tx.query(
      `insert into account (id, login, name, folded, role, communes, hamlets, status, version, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [account.id, account.login, ...columns(account), account.createdAt, account.changedAt],
    );
  }

  /** @throws DomainError conflict `account-changed` */
  async update(tx: Tx, account: Account): Promise<void> {
    const rows = await tx.query(
      `update account set name = $2, folded = $3, role = $4, communes = $5, hamlets = $6, status = $7, version = $8,
         changed_at = $9 where id = $1 and version = $8 - 1 returning 1`,
      [account.id, ...columns(account), account.changedAt],
    );
    if (rows.length === 0) throw changedMeanwhile(account);
  }

  /** Held until the end of the transaction. @throws DomainError not-found `account-unknown` */
  async lock(tx: Tx, id: string): Promise<Account> {
    const [row] = await tx.query<Row>('select * from account where id = $1 for update', [id]);
    if (!row) throw unknown(id);
    return accountOf(row);
  }

  async find(tx: Pick<Tx, 'query'>, id: string): Promise<Account | undefined> {
    const [row] = await tx.query<Row>('select * from account where id::text = $1', [id]);
    return row && accountOf(row);
  }

  /** @throws DomainError not-found `account-unknown` */
  async seen(tx: Tx, id: string): Promise<SeenAccount> {
    const [row] = await tx.query<Row & Seen>(`${SEEN} where a.id = $1`, [id]);
    if (!row) throw unknown(id);
    return seenOf(row);
  }

  /** Who changes accounts waits for whoever else does: the last administrator is told apart with certainty. */
  async holdAdmins(tx: Tx): Promise<string[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('xaso.identity.accounts', 0))`);
    const rows = await tx.query<{ id: string }>(
      `select id from account where role = 'admin' and status = 'active' order by id`,
    );
    return rows.map(({ id }) => id);
  }

  search(
    tx: Tx,
    filter: AccountFilter,
    page: { after?: string | undefined; limit: number },
  ): Promise<SeenAccount[]> {
    const params: unknown[] = [];
    const place = (value: unknown): string => `$${params.push(value)}`;
    const conditions = ['true'];
    if (page.after !== undefined) conditions.push(`a.id > ${place(page.after)}`);
    if (filter.role !== undefined) conditions.push(`a.role = ${place(filter.role)}`);
    if (filter.status !== undefined) conditions.push(`a.status = ${place(filter.status)}`);
    if (filter.communeUnitId !== undefined)
      conditions.push(`a.communes && array[${place(filter.communeUnitId)}, '*']`);
    for (const word of fold(filter.q ?? '').split(' '))
      if (word !== '') conditions.push(`' ' || a.folded like ${place(`% ${word}%`)}`);
    const sql = `${SEEN} where ${conditions.join(' and ')} order by a.id limit ${place(page.limit)}`;
    return tx.query<Row & Seen>(sql, params).then((rows) => rows.map(seenOf));
  }
}

interface Seen {
  readonly totp: boolean;
  readonly locked_until: Date | null;
}

const columns = (account: Account): unknown[] => [
  account.name,
  foldedOf(account),
  account.role,
  account.communes === '*' ? ['*'] : [...account.communes],
  account.hamlets === null ? null : [...account.hamlets],
  account.status,
  account.version,
];

const accountOf = (row: Row): Account => ({
  id: row.id,
  login: row.login,
  name: row.name,
  role: row.role,
  communes: row.communes[0] === '*' ? '*' : (row.communes as readonly UnitId[]),
  hamlets: row.hamlets,
  status: row.status,
  version: row.version,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

const seenOf = (row: Row & Seen): SeenAccount => ({
  ...accountOf(row),
  totp: row.totp ?? false,
  lockedUntil: row.locked_until,
});

const unknown = (id: string): DomainError =>
  new DomainError('not-found', 'account-unknown', `Không có tài khoản ${id}.`);
