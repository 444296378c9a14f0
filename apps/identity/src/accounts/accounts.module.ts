import { Module } from '@nestjs/common';
import { CredentialsStore } from '../credentials/credentials.store.js';
import { KeysService } from '../credentials/keys.service.js';
import { LinksService } from '../credentials/links.service.js';
import { PasswordsService } from '../credentials/passwords.service.js';
import { TotpService } from '../credentials/totp.service.js';
import { PayloadsStore } from '../provider/payloads.store.js';
import { AccountsController, MeController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { AccountsStore } from './accounts.store.js';
import { DemonstrationService } from './demonstration.service.js';
import { OwnAccountService } from './own-account.service.js';
import { SetPasswordService } from './set-password.service.js';
import { SignInService } from './sign-in.service.js';

const shared = [
  AccountsStore,
  CredentialsStore,
  DemonstrationService,
  KeysService,
  LinksService,
  OwnAccountService,
  PasswordsService,
  PayloadsStore,
  SetPasswordService,
  SignInService,
  TotpService,
];

/** Who may sign in, and what they prove it with. */
@Module({
  controllers: [AccountsController, MeController],
  providers: [...shared, AccountsService],
  exports: shared,
})
export class AccountsModule {}
