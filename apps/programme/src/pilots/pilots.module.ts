import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ObservationsStore } from '../observations/observations.store.js';
import { SurveyFindings } from '../observations/survey-findings.service.js';
import { GateQueries } from './gate.queries.js';
import { PilotsController } from './pilots.controller.js';
import { PilotsQueries } from './pilots.queries.js';
import { PilotsService } from './pilots.service.js';
import { PilotsStore } from './pilots.store.js';

@Module({
  imports: [ProgrammesModule],
  controllers: [PilotsController],
  providers: [PilotsService, PilotsStore, PilotsQueries, GateQueries, ObservationsStore, SurveyFindings],
  exports: [PilotsStore],
})
export class PilotsModule {}
