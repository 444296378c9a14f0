import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, UnitId } from '@xaso/kernel';
import { audit, CLOCK, CONFIG, Database } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import type { IdentityConfig } from '../config.js';
import { CredentialsStore } from '../credentials/credentials.store.js';
import { PasswordsService } from '../credentials/passwords.service.js';
import { SYSTEM } from '../provider/system.js';
import { activate, foldLogin, invite } from './account.js';
import { AccountsStore } from './accounts.store.js';

/** An account as a demonstration asks for it. */
export interface WantedAccount {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly communes: '*' | readonly UnitId[];
  readonly hamlets?: readonly string[] | null;
}

/** Accounts whose passwords are printed: for an installation that exists to be looked at, and for no other. */
@Injectable()
export class DemonstrationService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly credentials: CredentialsStore,
    private readonly passwords: PasswordsService,
    @Inject(CONFIG) private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes each account that is not there and gives each a new password. @throws Error outside a demonstration */
  async provide(
    wanted: readonly WantedAccount[],
  ): Promise<{ login: string; role: string; password: string }[]> {
    if (!this.config.DEMONSTRATION)
      throw new Error(
        'accounts with printed passwords are made in a demonstration alone; set DEMONSTRATION=true',
      );
    const made = [];
    for (const one of wanted) made.push(await this.#one(one));
    return made;
  }

  async #one({ hamlets = null, ...wanted }: WantedAccount) {
    const password = randomBytes(9).toString('base64url');
    const hash = await this.passwords.hash(password);
    const now = this.clock.now();
    const login = foldLogin(wanted.login);
    await this.database.transaction(async (tx) => {
      const [known] = await tx.query<{ id: string }>('select id from account where login = $1', [login]);
      const id = known?.id ?? uuidv7();
      if (!known) await this.accounts.insert(tx, invite({ ...wanted, login, hamlets, id }, now));
      const account = await this.accounts.lock(tx, id);
      const active = activate(account, now);
      if (active !== account) await this.accounts.update(tx, active);
      await this.credentials.lock(tx, id);
      await this.credentials.setPassword(tx, id, hash, now);
      await audit(tx, {
        actor: SYSTEM,
        action: 'demonstration.password-set',
        subject: 'account',
        subjectId: id,
      });
    });
    return { login, role: wanted.role, password };
  }
}
