import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller.js';
import { FiguresProjection } from './figures.projection.js';
import { FiguresQueries } from './figures.queries.js';

/** The projection is a controller to Nest, because that is where it looks for handlers of a transport. */
@Module({ controllers: [FiguresController, FiguresProjection], providers: [FiguresQueries] })
export class FiguresModule {}
