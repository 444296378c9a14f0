import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ObligationsController } from './obligations.controller.js';
import { ObligationsService } from './obligations.service.js';
import { ObligationsStore } from './obligations.store.js';

@Module({
  imports: [PilotsModule],
  controllers: [ObligationsController],
  providers: [ObligationsService, ObligationsStore],
})
export class ObligationsModule {}
