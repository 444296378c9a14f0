import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { BreakdownController } from './breakdown.controller.js';

@Module({ imports: [FiguresModule], controllers: [BreakdownController] })
export class BreakdownModule {}
