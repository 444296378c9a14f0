import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@xaso/platform';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';

/** What is found by its value alone, and worth something to whoever has the value. */
const SECRET = new Set(['AuthorizationCode', 'RefreshToken', 'AccessToken']);
const CHUNK = 1_000;

/** What the OpenID provider keeps, in PostgreSQL: any process of the service goes on where another stopped. */
@Injectable()
export class PayloadsStore {
  constructor(private readonly database: Database) {}

  adapterOf(model: string): Adapter {
    return new PayloadAdapter(this.database, model);
  }

  /** Signs an account out everywhere, but for one session. */
  async endAll(tx: Tx, accountId: string, exceptSession?: string): Promise<void> {
    await tx.query(
      `delete from oidc_payload where account_id = $1
         and ($2::text is null or coalesce(session_uid, uid) is distinct from $2 and model <> 'Grant')`,
      [accountId, exceptSession ?? null],
    );
  }

  /** Removes what ran out; returns how many rows. */
  async purgeExpired(): Promise<number> {
    let removed = 0;
    for (;;) {
      const rows = await this.database.statement(
        `delete from oidc_payload where ctid = any (array(
           select ctid from oidc_payload where expires_at < now() limit ${CHUNK})) returning 1`,
      );
      removed += rows.length;
      if (rows.length < CHUNK) break;
    }
    await this.database.statement('delete from pending_sign_in where expires_at < now()');
    return removed;
  }
}

interface Row {
  readonly payload: AdapterPayload;
  readonly consumed: number | null;
}

const FOUND = 'select payload, extract(epoch from consumed_at)::int as consumed from oidc_payload';

class PayloadAdapter implements Adapter {
  constructor(
    private readonly database: Database,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti, ...rest } = payload;
    await this.database.statement(
      `insert into oidc_payload (model, id, payload, grant_id, uid, account_id, session_uid, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8))
       on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, account_id = excluded.account_id, session_uid = excluded.session_uid,
         expires_at = excluded.expires_at`,
      [
        this.model,
        this.#key(id),
        JSON.stringify(SECRET.has(this.model) ? rest : { jti, ...rest }),
        payload.grantId ?? null,
        payload.uid ?? null,
        payload.accountId ?? null,
        payload.sessionUid ?? null,
        expiresIn,
      ],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const rows = await this.database.query<Row>(
      `${FOUND} where model = $1 and id = $2 and expires_at > now()`,
      [this.model, this.#key(id)],
    );
    const found = payloadOf(rows);
    return found && SECRET.has(this.model) ? { ...found, jti: id } : found;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return payloadOf(
      await this.database.query<Row>(`${FOUND} where model = $1 and uid = $2 and expires_at > now()`, [
        this.model,
        uid,
      ]),
    );
  }

  /** No flow with user codes is offered. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /** Of two that use the same code at once only one may: the other finds no row to mark. */
  async consume(id: string): Promise<void> {
    const rows = await this.database.statement(
      `update oidc_payload set consumed_at = now() where model = $1 and id = $2 and consumed_at is null returning 1`,
      [this.model, this.#key(id)],
    );
    if (rows.length === 0) throw new errors.InvalidGrant(`${this.model} was used already`);
  }

  async destroy(id: string): Promise<void> {
    await this.database.statement('delete from oidc_payload where model = $1 and id = $2', [
      this.model,
      this.#key(id),
    ]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.database.statement('delete from oidc_payload where model = $1 and grant_id = $2', [
      this.model,
      grantId,
    ]);
  }

  #key(id: string): string {
    return SECRET.has(this.model) ? createHash('sha256').update(id).digest('base64url') : id;
  }
}

function payloadOf([row]: readonly Row[]): AdapterPayload | undefined {
  if (!row) return undefined;
  return row.consumed === null ? row.payload : { ...row.payload, consumed: row.consumed };
}
