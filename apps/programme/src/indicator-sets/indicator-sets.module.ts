import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IndicatorSetsController } from './indicator-sets.controller.js';
import { IndicatorSetsQueries } from './indicator-sets.queries.js';
import { IndicatorSetsService } from './indicator-sets.service.js';
import { IndicatorSetsStore } from './indicator-sets.store.js';
import { ScoresController } from './scores/scores.controller.js';
import { ScoresQueries } from './scores/scores.queries.js';
import { ScoresService } from './scores/scores.service.js';
import { ScoresStore } from './scores/scores.store.js';
import { TemplateStore } from './workbook/template.store.js';

@Module({
  imports: [EvidenceModule],
  controllers: [IndicatorSetsController, ScoresController],
  providers: [
    IndicatorSetsService,
    IndicatorSetsStore,
    IndicatorSetsQueries,
    TemplateStore,
    ScoresService,
    ScoresStore,
    ScoresQueries,
  ],
})
export class IndicatorSetsModule {}
