import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ObservationsController } from './observations.controller.js';
import { ObservationsQueries } from './observations.queries.js';
import { ObservationsService } from './observations.service.js';
import { ObservationsStore } from './observations.store.js';

@Module({
  imports: [PilotsModule],
  controllers: [ObservationsController],
  providers: [ObservationsService, ObservationsStore, ObservationsQueries],
  exports: [ObservationsStore],
})
export class ObservationsModule {}
