import { Module } from '@nestjs/common';
import { SurveyRoundsProjection } from './survey-rounds.projection.js';

/** The projection is a controller to Nest, because that is where it looks for handlers of a transport. */
@Module({ controllers: [SurveyRoundsProjection] })
export class SurveyRoundsModule {}
