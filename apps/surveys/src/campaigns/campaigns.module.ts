import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignsStore } from './campaigns.store.js';
import { HamletQuotasStore } from './hamlet-quotas.store.js';
import { HamletsQueries } from './hamlets.queries.js';

@Module({
  imports: [FormsModule],
  controllers: [CampaignsController],
  providers: [CampaignsService, CampaignsStore, CampaignsQueries, HamletQuotasStore, HamletsQueries],
  exports: [CampaignsStore, HamletQuotasStore],
})
export class CampaignsModule {}
