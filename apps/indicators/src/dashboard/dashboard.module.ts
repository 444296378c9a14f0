import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardQueries } from './dashboard.queries.js';

@Module({ imports: [FiguresModule], controllers: [DashboardController], providers: [DashboardQueries] })
export class DashboardModule {}
