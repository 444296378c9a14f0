import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { CredentialsStore } from '../credentials/credentials.store.js';
import {
  LinksService,
  type LinkPurpose,
  type OneTimeLink,
  type OpenLink,
} from '../credentials/links.service.js';
import { PasswordsService } from '../credentials/passwords.service.js';
import { PayloadsStore } from '../provider/payloads.store.js';
import { SYSTEM } from '../provider/system.js';
import { type Account, activate, foldLogin, invite } from './account.js';
import { AccountsStore } from './accounts.store.js';
import { passwordFault, type PasswordFault } from './password-rule.js';

/** What a link leads to. */
export interface LinkView {
  readonly purpose: LinkPurpose;
  /** Undefined for the first administrator, who chooses one. */
  readonly login: string | undefined;
}

export interface NewPassword {
  readonly password: string;
  readonly again: string;
  /** For the first administrator alone. */
  readonly login: string;
  readonly name: string;
}

/** What is wrong with what was typed. */
export class PasswordRefused extends Error {
  constructor(readonly fault: PasswordFault) {
    super(fault);
  }
}

/** Passwords that are set by a one-time link. */
@Injectable()
export class SetPasswordService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly credentials: CredentialsStore,
    private readonly links: LinksService,
    private readonly passwords: PasswordsService,
    private readonly payloads: PayloadsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A link for the first administrator; undefined when somebody is one already. */
  firstAdmin(): Promise<OneTimeLink | undefined> {
    return this.database.transaction(async (tx) => {
      if ((await this.accounts.holdAdmins(tx)).length > 0) return undefined;
      const link = await this.links.make(tx, 'first-admin', null);
      await audit(tx, {
        actor: SYSTEM,
        action: 'first-admin.link-made',
        subject: 'account',
        subjectId: 'first-admin',
      });
      return link;
    });
  }

  /** Looking at a link does not use it up: programs that show a preview of it do so as well. */
  look(token: string): Promise<LinkView | undefined> {
    return this.database.transaction(async (tx) => {
      const link = await this.links.find(tx, token);
      if (!link) return undefined;
      const account = link.accountId === null ? undefined : await this.accounts.find(tx, link.accountId);
      return { purpose: link.purpose, login: account?.login };
    });
  }

  /**
   * Sets the password and uses the link up; every session of the account ends.
   * @returns false when the link leads nowhere (any more)
   * @throws PasswordRefused, DomainError invalid, conflict
   */
  async set(token: string, wanted: NewPassword): Promise<boolean> {
    const view = await this.look(token);
    if (!view) return false;
    const fault = passwordFault(wanted.password, wanted.again, view.login ?? foldLogin(wanted.login));
    if (fault !== undefined) throw new PasswordRefused(fault);
    const hash = await this.passwords.hash(wanted.password);
    return this.database.transaction(async (tx) => {
      // Before the link: whoever blocks an account holds this first, too.
      const admins = await this.accounts.holdAdmins(tx);
      const link = await this.links.find(tx, token);
      if (!link) return false;
      const account =
        link.accountId === null
          ? await this.#firstAdmin(tx, wanted, admins)
          : await this.accounts.lock(tx, link.accountId);
      const active = activate(account, this.clock.now());
      if (active !== account) await this.accounts.update(tx, active);
      await this.#store(tx, active, link, hash);
      return true;
    });
  }

  async #firstAdmin(tx: Tx, { login, name }: NewPassword, admins: readonly string[]): Promise<Account> {
    if (admins.length > 0)
      throw new DomainError(
        'conflict',
        'first-admin-exists',
        'Đã có quản trị viên; liên kết này không còn hiệu lực. Chưa lưu gì.',
      );
    const particulars = { name, role: 'admin', communes: '*', hamlets: null } as const;
    const account = invite({ ...particulars, login, id: uuidv7() }, this.clock.now());
    await this.accounts.insert(tx, account);
    return account;
  }

  async #store(tx: Tx, account: Account, link: OpenLink, hash: string): Promise<void> {
    await this.credentials.lock(tx, account.id);
    await this.credentials.setPassword(tx, account.id, hash, this.clock.now());
    if (link.switchOffTotp) await this.credentials.switchOffTotp(tx, account.id);
    await this.links.voidAll(tx, link.accountId);
    await this.payloads.endAll(tx, account.id);
    const actor = { id: account.id, role: account.role, communes: account.communes };
    const detail = { by: link.purpose, ...(link.switchOffTotp ? { totp: 'off' } : {}) };
    await audit(tx, { actor, action: 'password.set', subject: 'account', subjectId: account.id, detail });
  }
}
