import { Module } from '@nestjs/common';
import { FormsModule } from '../forms/forms.module.js';
import { SummariesModule } from '../summaries/summaries.module.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';
import { CampaignsStore } from './campaigns.store.js';
import { SummaryUpkeep } from './summary-upkeep.service.js';

@Module({
  imports: [FormsModule, SummariesModule],
  controllers: [CampaignsController],
  providers: [CampaignsService, CampaignsStore, CampaignsQueries, SummaryUpkeep],
  exports: [CampaignsStore],
})
export class CampaignsModule {}
