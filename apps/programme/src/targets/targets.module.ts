import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { TargetsController } from './targets.controller.js';
import { TargetsQueries } from './targets.queries.js';
import { TargetsService } from './targets.service.js';
import { TargetsStore } from './targets.store.js';

@Module({
  imports: [ProgrammesModule, PilotsModule],
  controllers: [TargetsController],
  providers: [TargetsService, TargetsStore, TargetsQueries],
})
export class TargetsModule {}
