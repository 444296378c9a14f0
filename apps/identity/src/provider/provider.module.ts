import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ProviderService } from './provider.service.js';
import { SigningKeysService } from './signing-keys.service.js';

/** The OpenID provider and the keys it signs with. */
@Module({
  imports: [AccountsModule],
  providers: [ProviderService, SigningKeysService],
  exports: [ProviderService],
})
export class ProviderModule {}
