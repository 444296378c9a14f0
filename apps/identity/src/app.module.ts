import { Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { PagesModule } from './pages/pages.module.js';
import { ProviderModule } from './provider/provider.module.js';

@Module({ imports: [AccountsModule, ProviderModule, PagesModule] })
export class AppModule {}
