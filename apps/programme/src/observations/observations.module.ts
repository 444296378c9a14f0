import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ObservationsController } from './observations.controller.js';
import { ObservationsQueries } from './observations.queries.js';
import { ObservationsService } from './observations.service.js';
import { ObservationsStore } from './observations.store.js';
import { SurveyFindings } from './survey-findings.service.js';

@Module({
  imports: [PilotsModule, EvidenceModule],
  controllers: [ObservationsController],
  providers: [ObservationsService, ObservationsStore, ObservationsQueries, SurveyFindings],
  exports: [SurveyFindings],
})
export class ObservationsModule {}
