import { Module } from '@nestjs/common';
import { surveysEvents } from '@xaso/contracts-surveys';
import { MessagingModule } from '@xaso/messaging';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { FormsModule } from './forms/forms.module.js';
import { ResponsesModule } from './responses/responses.module.js';

@Module({
  imports: [MessagingModule.forRoot({ service: 'surveys', produces: surveysEvents }), FormsModule, CampaignsModule, ResponsesModule],
})
export class AppModule {}
