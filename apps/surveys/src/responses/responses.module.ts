import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { ResponsesController } from './responses.controller.js';
import { ReturnedController } from './returned.controller.js';
import { ReturnedService } from './returned.service.js';
import { SendersStore } from './senders.store.js';
import { ResponsesQueries } from './responses.queries.js';
import { ResponsesService } from './responses.service.js';
import { ResponsesStore } from './responses.store.js';

@Module({
  imports: [CampaignsModule, FormsModule],
  controllers: [ResponsesController, ReturnedController],
  providers: [ResponsesService, ReturnedService, ResponsesStore, SendersStore, ResponsesQueries],
  exports: [ResponsesStore],
})
export class ResponsesModule {}
