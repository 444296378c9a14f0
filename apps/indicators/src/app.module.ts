import { Module } from '@nestjs/common';
import { MessagingModule } from '@xaso/messaging';
import { BreakdownModule } from './breakdown/breakdown.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { SnapshotsModule } from './snapshots/snapshots.module.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [
    MessagingModule.forRoot({ service: 'indicators', produces: [], reads: subscriptions }),
    BreakdownModule,
    DashboardModule,
    SnapshotsModule,
    FiguresModule,
  ],
})
export class AppModule {}
