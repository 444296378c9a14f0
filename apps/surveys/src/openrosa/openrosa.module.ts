import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { DeviceKeysModule } from '../device-keys/device-keys.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { ResponsesModule } from '../responses/responses.module.js';
import { OpenRosaController } from './openrosa.controller.js';
import { OpenRosaService } from './openrosa.service.js';
import { SubmissionsStore } from './submissions.store.js';

@Module({
  imports: [FormsModule, CampaignsModule, ResponsesModule, DeviceKeysModule],
  controllers: [OpenRosaController],
  providers: [OpenRosaService, SubmissionsStore],
})
export class OpenRosaModule {}
