import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { type Credential, CredentialsStore } from '../credentials/credentials.store.js';
import { PasswordsService } from '../credentials/passwords.service.js';
import { TotpService } from '../credentials/totp.service.js';
import { PayloadsStore } from '../provider/payloads.store.js';
import type { Account } from './account.js';
import { AccountsStore } from './accounts.store.js';
import { afterWrong, isLocked, NO_ATTEMPTS } from './lockout.js';
import { passwordFault, type PasswordFault } from './password-rule.js';

/** Who is signed in on the page, and in which session. */
export interface SignedIn {
  readonly accountId: string;
  readonly session: string;
}

export interface OwnAccount {
  readonly account: Account;
  readonly totp: boolean;
  readonly recoveryCodesLeft: number;
  /** What the app is to read, while it waits to be confirmed. */
  readonly pending: { readonly address: string; readonly secret: string } | undefined;
}

/** What people change about how they sign in themselves. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly credentials: CredentialsStore,
    private readonly passwords: PasswordsService,
    private readonly totp: TotpService,
    private readonly payloads: PayloadsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined when the account cannot sign in (any more). */
  see({ accountId }: SignedIn): Promise<OwnAccount | undefined> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.find(tx, accountId);
      if (account?.status !== 'active') return undefined;
      const credential = await this.credentials.lock(tx, accountId);
      const recoveryCodesLeft = await this.credentials.recoveryCodesLeft(tx, accountId);
      const pending = this.totp.pending(credential, account.login);
      return { account, totp: credential.totpSecret !== null, recoveryCodesLeft, pending };
    });
  }

  /** The other sessions of the account end. @returns what is wrong, if something is */
  async changePassword(
    who: SignedIn,
    login: string,
    typed: { current: string; password: string; again: string },
  ): Promise<PasswordFault | 'wrong-password' | undefined> {
    if (!(await this.#proves(who, typed.current))) return 'wrong-password';
    const fault = passwordFault(typed.password, typed.again, login);
    if (fault !== undefined) return fault;
    const hash = await this.passwords.hash(typed.password);
    await this.#change(who, 'password.changed', async (tx) => {
      await this.credentials.setPassword(tx, who.accountId, hash, this.clock.now());
      await this.payloads.endAll(tx, who.accountId, who.session);
    });
    return undefined;
  }

  beginTotp(who: SignedIn): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { totpSecret } = await this.credentials.lock(tx, who.accountId);
      if (totpSecret === null) await this.totp.propose(tx, who.accountId);
    });
  }

  /** The recovery codes; undefined when the code was wrong. */
  async confirmTotp(who: SignedIn, code: string): Promise<string[] | undefined> {
    return this.#change(who, 'totp.on', (tx, credential) => this.totp.confirm(tx, credential, code));
  }

  /** Whether it was switched off; the password has to be right. */
  async switchOffTotp(who: SignedIn, password: string): Promise<boolean> {
    if (!(await this.#proves(who, password))) return false;
    await this.#change(who, 'totp.off', async (tx) => {
      await this.credentials.switchOffTotp(tx, who.accountId);
      return true;
    });
    return true;
  }

  /** A wrong password counts here as it does when signing in. */
  async #proves({ accountId }: SignedIn, password: string): Promise<boolean> {
    const [before] = await this.database.query<{ password_hash: string | null }>(
      'select password_hash from credential where account_id = $1',
      [accountId],
    );
    const right = await this.passwords.fits(password, before?.password_hash ?? null);
    return this.database.transaction(async (tx) => {
      const credential = await this.credentials.lock(tx, accountId);
      if (isLocked(credential, this.clock.now())) return false;
      const proved = right && credential.passwordHash === before?.password_hash;
      const attempts = proved ? NO_ATTEMPTS : afterWrong(credential, this.clock.now());
      await this.credentials.attempts(tx, accountId, attempts);
      if (!proved) await this.#audit(tx, accountId, 'password.wrong');
      return proved;
    });
  }

  /** Does it and writes that it was done; nothing is written when nothing came of it. */
  #change<T>(
    { accountId }: SignedIn,
    action: string,
    work: (tx: Tx, credential: Credential) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async (tx) => {
      const done = await work(tx, await this.credentials.lock(tx, accountId));
      if (done !== undefined || action === 'password.changed') await this.#audit(tx, accountId, action);
      return done;
    });
  }

  async #audit(tx: Tx, accountId: string, action: string): Promise<void> {
    const account = await this.accounts.find(tx, accountId);
    const actor = { id: accountId, role: account?.role ?? 'unknown', communes: account?.communes ?? [] };
    await audit(tx, { actor, action, subject: 'account', subjectId: accountId });
  }
}
