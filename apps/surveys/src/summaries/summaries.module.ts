import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { SummariesController } from './summaries.controller.js';
import { SummariesService } from './summaries.service.js';
import { SummariesStore } from './summaries.store.js';
import { SummaryUpkeep } from './summary-upkeep.service.js';

@Module({
  imports: [CampaignsModule, FormsModule],
  controllers: [SummariesController],
  providers: [SummariesService, SummariesStore, SummaryUpkeep],
})
export class SummariesModule {}
