import { Inject, Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { CredentialsStore } from '../credentials/credentials.store.js';
import { LinksService, type OneTimeLink } from '../credentials/links.service.js';
import { PayloadsStore } from '../provider/payloads.store.js';
import {
  type Account,
  assertMayReset,
  block,
  change,
  type Circumstances,
  invite,
  unblock,
} from './account.js';
import { type AccountFilter, AccountsStore, type SeenAccount } from './accounts.store.js';
import type { Particulars } from './particulars.js';

const PAGE = 100;

/** An account as administrators see it. */
export interface AccountView {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly communes: '*' | readonly string[];
  /** What these communes are called, in their order; empty for the whole province. */
  readonly communeNames: readonly string[];
  readonly hamlets: readonly string[] | null;
  readonly status: Account['status'];
  /** Whether a code of an app is asked for. */
  readonly totp: boolean;
  /** Until when nothing is right, after wrong passwords. */
  readonly lockedUntil: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Accounts as administrators keep them; who reads one leaves a row in the audit log. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly credentials: CredentialsStore,
    private readonly links: LinksService,
    private readonly payloads: PayloadsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid, conflict `login-taken` */
  async add(
    tx: Tx,
    input: Particulars & { login: string },
    actor: Actor,
  ): Promise<{ account: AccountView; link: OneTimeLink }> {
    await this.#circumstances(tx, actor);
    const account = invite({ ...input, id: uuidv7() }, this.clock.now());
    await this.accounts.insert(tx, account);
    const link = await this.links.make(tx, 'invite', account.id);
    const { role, communes, hamlets } = account;
    await this.#audit(tx, actor, 'account.invited', account.id, undefined, { role, communes, hamlets });
    return { account: view(await this.accounts.seen(tx, account.id)), link };
  }

  /** @throws DomainError invalid, not-found, conflict, forbidden */
  change(
    id: string,
    changes: Partial<Particulars>,
    { version, reason }: { version: number; reason: string },
    actor: Actor,
  ): Promise<AccountView> {
    return this.#decide(id, actor, async (tx, account, circumstances) => {
      const next = change(account, changes, version, circumstances);
      const fields = Object.keys(changes);
      const { role, communes, hamlets } = next;
      await this.#audit(tx, actor, 'account.changed', id, reason, {
        fields,
        before: { role: account.role, communes: account.communes, hamlets: account.hamlets },
        after: { role, communes, hamlets },
      });
      return next;
    });
  }

  /** Signs the account out everywhere; what an access token still lets is over in ten minutes. */
  block(id: string, reason: string, actor: Actor): Promise<AccountView> {
    return this.#decide(id, actor, async (tx, account, circumstances) => {
      const next = block(account, circumstances);
      await this.links.voidAll(tx, id);
      await this.payloads.endAll(tx, id);
      await this.#audit(tx, actor, 'account.blocked', id, reason);
      return next;
    });
  }

  unblock(id: string, reason: string, actor: Actor): Promise<AccountView> {
    return this.#decide(id, actor, async (tx, account, { now }) => {
      const { passwordHash } = await this.credentials.lock(tx, id);
      const next = unblock(account, passwordHash !== null, now);
      await this.#audit(tx, actor, 'account.unblocked', id, reason);
      return next;
    });
  }

  /** A link for a new password; the password of before holds until it is used. */
  reset(
    id: string,
    { reason, switchOffTotp }: { reason: string; switchOffTotp: boolean },
    actor: Actor,
  ): Promise<{ account: AccountView; link: OneTimeLink }> {
    return this.database.transaction(async (tx) => {
      await this.#circumstances(tx, actor);
      const account = await this.accounts.lock(tx, id);
      assertMayReset(account);
      const purpose = account.status === 'invited' ? 'invite' : 'reset';
      const link = await this.links.make(tx, purpose, id, { switchOffTotp });
      await this.#audit(tx, actor, 'account.reset', id, reason, { switchOffTotp });
      return { account: view(await this.accounts.seen(tx, id)), link };
    });
  }

  /** @throws DomainError not-found */
  one(id: string, actor: Actor): Promise<AccountView> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.seen(tx, id);
      await this.#audit(tx, actor, 'account.read', id);
      return view(account);
    });
  }

  /** The words of the search stay out of the audit log: they are somebody's name. */
  list(
    { q, role, status, communeUnitId }: AccountFilter,
    page: { after?: string | undefined; limit?: number | undefined },
    actor: Actor,
  ): Promise<AccountView[]> {
    return this.database.transaction(async (tx) => {
      const filter = { q, role, status, communeUnitId };
      const found = await this.accounts.search(tx, filter, { after: page.after, limit: page.limit ?? PAGE });
      const ids = found.map(({ id }) => id);
      await this.#audit(tx, actor, 'accounts.searched', communeUnitId ?? '*', undefined, { ids }, 'commune');
      return found.map(view);
    });
  }

  /** The account behind the token. @throws DomainError not-found `account-unknown` for a token of another issuer */
  async me(actor: Actor): Promise<AccountView> {
    return this.database.transaction(async (tx) => {
      const account = await this.accounts.find(tx, actor.id);
      if (!account)
        throw new DomainError(
          'not-found',
          'account-unknown',
          'Mã truy cập này không thuộc tài khoản nào ở đây.',
        );
      return view(await this.accounts.seen(tx, account.id));
    });
  }

  #decide(
    id: string,
    actor: Actor,
    work: (tx: Tx, account: Account, circumstances: Circumstances) => Promise<Account>,
  ): Promise<AccountView> {
    return this.database.transaction(async (tx) => {
      const circumstances = await this.#circumstances(tx, actor);
      await this.accounts.update(tx, await work(tx, await this.accounts.lock(tx, id), circumstances));
      return view(await this.accounts.seen(tx, id));
    });
  }

  /** Whoever was an administrator when the token was made, and is none any more, changes nothing. */
  async #circumstances(tx: Tx, actor: Actor): Promise<Circumstances> {
    const activeAdmins = await this.accounts.holdAdmins(tx);
    if (!activeAdmins.includes(actor.id) && (await this.accounts.find(tx, actor.id)))
      throw new DomainError(
        'forbidden',
        'admin-no-longer',
        'Bạn không còn là quản trị viên; chưa thay đổi gì. Hãy đăng nhập lại.',
      );
    return { actorId: actor.id, activeAdmins, now: this.clock.now() };
  }

  #audit(
    tx: Tx,
    actor: Actor,
    action: string,
    subjectId: string,
    reason?: string,
    detail?: object,
    subject = 'account',
  ): Promise<void> {
    return audit(tx, {
      actor,
      action,
      subject,
      subjectId,
      ...(reason === undefined ? {} : { reason }),
      ...(detail === undefined ? {} : { detail }),
    });
  }
}

const view = (account: SeenAccount): AccountView => ({
  id: account.id,
  login: account.login,
  name: account.name,
  role: account.role,
  communes: account.communes,
  communeNames: account.communes === '*' ? [] : account.communes.map(communeName),
  hamlets: account.hamlets,
  status: account.status,
  totp: account.totp,
  lockedUntil: account.lockedUntil?.toISOString() ?? null,
  version: account.version,
  createdAt: account.createdAt.toISOString(),
  changedAt: account.changedAt.toISOString(),
});
