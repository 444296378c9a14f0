import { Module } from '@nestjs/common';
import { GateQueries } from './gate.queries.js';
import { PilotsController } from './pilots.controller.js';
import { PilotsQueries } from './pilots.queries.js';
import { PilotsService } from './pilots.service.js';
import { PilotsStore } from './pilots.store.js';

@Module({
  controllers: [PilotsController],
  providers: [PilotsService, PilotsStore, PilotsQueries, GateQueries],
  exports: [PilotsStore],
})
export class PilotsModule {}
