import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ProviderModule } from '../provider/provider.module.js';
import { AccountController } from './account.controller.js';
import { FormsService } from './forms.service.js';
import { KeyController } from './key.controller.js';
import { NoticesController } from './notices.controller.js';
import { SignInController } from './sign-in.controller.js';

/** What people see: rendered here, without any script. */
@Module({
  imports: [AccountsModule, ProviderModule],
  controllers: [SignInController, KeyController, AccountController, NoticesController],
  providers: [FormsService],
})
export class PagesModule {}
