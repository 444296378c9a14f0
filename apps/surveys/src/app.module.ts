import { Module } from '@nestjs/common';
import { surveysEvents } from '@xaso/contracts-surveys';
import { MessagingModule } from '@xaso/messaging';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { ClosingRoundsModule } from './closing-rounds/closing-rounds.module.js';
import { DeviceKeysModule } from './device-keys/device-keys.module.js';
import { FormsModule } from './forms/forms.module.js';
import { OpenRosaModule } from './openrosa/openrosa.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { SummariesModule } from './summaries/summaries.module.js';
import { subscriptions } from './subscriptions.js';
import { TOPICS } from './topics.gen.js';

@Module({
  imports: [
    MessagingModule.forRoot({
      service: 'surveys',
      produces: surveysEvents,
      reads: subscriptions,
      topics: TOPICS,
    }),
    FormsModule,
    CampaignsModule,
    SummariesModule,
    ResponsesModule,
    DeviceKeysModule,
    OpenRosaModule,
    ClosingRoundsModule,
  ],
})
export class AppModule {}
