import { Module } from '@nestjs/common';
import { FiguresModule } from '../figures/figures.module.js';
import { SnapshotsController } from './snapshots.controller.js';
import { SnapshotsService } from './snapshots.service.js';
import { SnapshotsStore } from './snapshots.store.js';

@Module({
  imports: [FiguresModule],
  controllers: [SnapshotsController],
  providers: [SnapshotsService, SnapshotsStore],
})
export class SnapshotsModule {}
