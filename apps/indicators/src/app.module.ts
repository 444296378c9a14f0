import { Module } from '@nestjs/common';
import { MessagingModule } from '@xaso/messaging';
import { BreakdownModule } from './breakdown/breakdown.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { SnapshotsModule } from './snapshots/snapshots.module.js';
import { subscriptions } from './subscriptions.js';
import { TOPICS } from './topics.gen.js';

@Module({
  imports: [
    MessagingModule.forRoot({ service: 'indicators', produces: [], reads: subscriptions, topics: TOPICS }),
    BreakdownModule,
    DashboardModule,
    SnapshotsModule,
    FiguresModule,
  ],
})
export class AppModule {}
