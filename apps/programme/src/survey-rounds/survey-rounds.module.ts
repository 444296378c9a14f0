import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { SurveyRoundsProjection } from './survey-rounds.projection.js';

/** The projection is a controller to Nest, because that is where it looks for handlers of a transport. */
@Module({ imports: [PilotsModule, ObservationsModule], controllers: [SurveyRoundsProjection] })
export class SurveyRoundsModule {}
