import { Module } from '@nestjs/common';
import { EventsQueries } from './events.queries.js';
import { FiguresController } from './figures.controller.js';
import { FiguresProjection } from './figures.projection.js';
import { FiguresQueries } from './figures.queries.js';
import { ObservationsQueries } from './observations.queries.js';
import { SumsQueries } from './sums.queries.js';

/** The projection is a controller to Nest, because that is where it looks for handlers of a transport. */
@Module({
  controllers: [FiguresController, FiguresProjection],
  providers: [FiguresQueries, EventsQueries, SumsQueries, ObservationsQueries],
  exports: [FiguresQueries, SumsQueries, ObservationsQueries],
})
export class FiguresModule {}
