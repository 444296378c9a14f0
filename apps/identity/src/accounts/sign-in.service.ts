import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { type Credential, CredentialsStore } from '../credentials/credentials.store.js';
import { PasswordsService } from '../credentials/passwords.service.js';
import { TotpService } from '../credentials/totp.service.js';
import { type AccountStatus, foldLogin } from './account.js';
import { afterWrong, isLocked, NO_ATTEMPTS } from './lockout.js';

/** What came of a password or a code. `refused` never says why: a guess learns nothing from it. */
export type SignInOutcome =
  | { readonly kind: 'in'; readonly accountId: string }
  | { readonly kind: 'code' }
  | { readonly kind: 'refused' };

interface Known {
  readonly id: string;
  readonly role: string;
  readonly status: AccountStatus;
  readonly password_hash: string | null;
}

const REFUSED: SignInOutcome = { kind: 'refused' };
/** For how long a right password waits for its code. */
const CODE_WITHIN_MS = 10 * 60_000;
const NOBODY: Known = { id: 'unknown', role: 'anonymous', status: 'blocked', password_hash: null };

/** Who somebody is, by password and code. Each try is a row of the audit log. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialsStore,
    private readonly passwords: PasswordsService,
    private readonly totp: TotpService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param uid the interaction that the code, if one is asked for, has to come in */
  async withPassword(uid: string, login: string, password: string): Promise<SignInOutcome> {
    const [found] = await this.database.query<Known>(
      `select a.id, a.role, a.status, c.password_hash from account a
       left join credential c on c.account_id = a.id where a.login = $1`,
      [foldLogin(login)],
    );
    const known = found ?? NOBODY;
    const right = await this.passwords.fits(password, known.password_hash);
    return this.database.transaction(async (tx) => {
      if (known === NOBODY) return this.#wrong(tx, known);
      const credential = await this.credentials.lock(tx, known.id);
      if (isLocked(credential, this.clock.now())) return this.#locked(tx, known);
      // Blocked since, or another password since: both were read before the lock.
      const still = await this.#stillActive(tx, known.id);
      if (!right || !still || credential.passwordHash !== known.password_hash)
        return this.#wrong(tx, known, still ? credential : undefined);
      if (credential.totpSecret === null) return this.#in(tx, known, 'password');
      await tx.query(
        `insert into pending_sign_in (uid, account_id, password_hash, expires_at) values ($1, $2, $3, $4)
         on conflict (uid) do update set account_id = $2, password_hash = $3, expires_at = $4`,
        [uid, known.id, credential.passwordHash, new Date(this.clock.now().getTime() + CODE_WITHIN_MS)],
      );
      return { kind: 'code' };
    });
  }

  /** Whether the interaction waits for a code. */
  async waitsForCode(uid: string): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from pending_sign_in where uid = $1 and expires_at > $2`,
      [uid, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** The second step. A wrong code counts like a wrong password. */
  withCode(uid: string, code: string): Promise<SignInOutcome> {
    return this.database.transaction(async (tx) => {
      const [known] = await tx.query<Known>(
        `select a.id, a.role, a.status, p.password_hash from pending_sign_in p join account a on a.id = p.account_id
         where p.uid = $1 and p.expires_at > $2`,
        [uid, this.clock.now()],
      );
      if (!known) return REFUSED;
      const credential = await this.credentials.lock(tx, known.id);
      if (isLocked(credential, this.clock.now())) return this.#locked(tx, known);
      const still =
        credential.passwordHash === known.password_hash && (await this.#stillActive(tx, known.id));
      const used = still ? await this.totp.use(tx, credential, code) : undefined;
      if (used === undefined) return this.#wrong(tx, known, still ? credential : undefined);
      await tx.query('delete from pending_sign_in where uid = $1', [uid]);
      return this.#in(tx, known, used === 'app' ? 'password-and-code' : 'password-and-recovery-code');
    });
  }

  async #stillActive(tx: Tx, id: string): Promise<boolean> {
    const [row] = await tx.query<{ status: AccountStatus }>('select status from account where id = $1', [id]);
    return row?.status === 'active';
  }

  async #in(tx: Tx, known: Known, by: string): Promise<SignInOutcome> {
    await this.credentials.attempts(tx, known.id, NO_ATTEMPTS);
    await this.#audit(tx, known, 'sign-in.ok', { by });
    return { kind: 'in', accountId: known.id };
  }

  async #locked(tx: Tx, known: Known): Promise<SignInOutcome> {
    await this.#audit(tx, known, 'sign-in.locked');
    return REFUSED;
  }

  async #wrong(tx: Tx, known: Known, credential?: Credential): Promise<SignInOutcome> {
    const next = credential && afterWrong(credential, this.clock.now());
    if (next) await this.credentials.attempts(tx, known.id, next);
    await this.#audit(
      tx,
      known,
      'sign-in.wrong',
      next && { failed: next.failed, lockedUntil: next.lockedUntil },
    );
    return REFUSED;
  }

  #audit(tx: Tx, { id, role }: Known, action: string, detail?: object): Promise<void> {
    const actor = { id, role, communes: [] };
    return audit(tx, { actor, action, subject: 'account', subjectId: id, ...(detail ? { detail } : {}) });
  }
}
